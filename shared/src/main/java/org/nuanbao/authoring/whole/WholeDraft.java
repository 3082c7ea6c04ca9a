package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.Understood.Role;
import org.nuanbao.authoring.Understood.Sheet;
import org.nuanbao.authoring.draft.Doubt;
import org.nuanbao.authoring.draft.YamlPage;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.workbook.printed.PrintedCell;

/** Drafts a workbook as one form of parts. */
public final class WholeDraft {
  private static final Pattern MARKER = Pattern.compile("附(?:件|表|录)?([0-9]{1,3})[:：]?");

  private final Understood understood;
  private final UnaryOperator<String> simplified;
  private final HeadFields head = new HeadFields();
  private final WholeRules rules = new WholeRules();
  private final List<SheetDraft> sheets = new ArrayList<>();
  private final boolean single;

  private WholeDraft(Understood understood, UnaryOperator<String> simplified) {
    this.understood = understood;
    this.simplified = simplified;
    PartKeys keys = new PartKeys();
    List<Sheet> forms =
        understood.sheets().stream().filter(sheet -> sheet.role() == Role.FORM).toList();
    this.single =
        forms.size() == 1
            && (understood.kind() == BlankKind.CARD || understood.kind() == BlankKind.VOUCHER);
    forms.forEach(sheet -> sheets.add(SheetDraft.of(sheet, head, keys, single)));
    sheets.forEach(rules::add);
  }

  /**
   * The draft.
   *
   * @param simplified text in traditional script as it reads in simplified script
   */
  public static WholeDraft of(Understood understood, UnaryOperator<String> simplified) {
    return new WholeDraft(understood, simplified);
  }

  /** Whether nothing was found that asks for an answer. */
  public boolean isEmpty() {
    return sheets.stream().allMatch(sheet -> sheet.parts().isEmpty());
  }

  /** The number of the attachment, as far as it is printed. */
  public Optional<Integer> number() {
    Matcher marker = MARKER.matcher(marker());
    return marker.matches() ? Optional.of(Integer.valueOf(marker.group(1))) : Optional.empty();
  }

  private String marker() {
    for (PrintedCell cell : sheets.getFirst().sheet().print().texts(0)) {
      String text = BareText.squeezed(cell.text());
      if (text.startsWith("附") && text.length() < 8) {
        return text.replaceAll("[:：]$", "");
      }
    }
    return "附件";
  }

  private void doubts(YamlPage page) {
    List<String> kinds = new ArrayList<>();
    sheets.forEach(sheet ->
        sheet.parts().forEach(part -> kinds.add(String.valueOf(part.values().get("kind")))));
    if (!single && kinds.contains("roster")) {
      page.doubt(
          new Doubt(
              "如果名单每行发一笔钱，请在该部分补 disburses", "if each row is paid, add disburses to its part"));
    }
    if (kinds.contains("crosstab")) {
      page.doubt(
          new Doubt(
              "是存量（各期不相加）还是流量？存量请在该部分补 stock: true",
              "stock or flow? for stock add stock: true to the part"));
    }
  }

  /** The word for its kind in a form's data. */
  public String kind() {
    return single ? "card" : "parts";
  }

  /** The form's data. */
  public String yaml(String id) {
    YamlPage page = new YamlPage();
    page.comment("yaml-language-server: $schema=../../form.schema.json");
    page.comment("由空白表起草，“??”处请核对后删去 · drafted from a blank: check every “??”, then remove it");
    if (marker().equals("附件")) {
      page.doubt(new Doubt("没有印“附件…”，编号是按顺序定的", "no attachment marker is printed"));
    }
    doubts(page);
    page.put("form", id);
    if (understood.kind() == BlankKind.VOUCHER) {
      page.doubt(
          new Doubt(
              "如果是领款凭证，请改为 kind: voucher，并补 evidence_of（它所证明的名册）",
              "if it proves a payment: kind: voucher, and evidence_of the roster it proves"));
    }
    page.put("kind", kind());
    page.put("marker", marker());
    String title = understood.title();
    String plain = simplified.apply(title);
    page.put("title", title);
    if (!plain.equals(title)) {
      page.put("title_hans", plain);
    }
    page.put("script", plain.equals(title) ? "hans" : "hant");
    page.list("fields", head.entries());
    List<YamlPage.Entry> parts = new ArrayList<>();
    sheets.forEach(sheet -> parts.addAll(sheet.parts()));
    if (single) {
      new SingleData(parts).put(page);
    } else {
      page.list("parts", parts);
    }
    layout(page);
    page.list("rules", rules.entries());
    return page.text();
  }

  private void layout(YamlPage page) {
    if (sheets.size() == 1) {
      PrintedLayout layout = new PrintedLayout(sheets.getFirst());
      page.layout(layout.widths(), layout.rows());
      return;
    }
    List<YamlPage.Entry> entries = new ArrayList<>();
    for (SheetDraft sheet : sheets) {
      PrintedLayout layout = new PrintedLayout(sheet);
      Map<String, Object> grid = new LinkedHashMap<>();
      grid.put("widths", layout.widths());
      grid.put("rows", layout.rows());
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", sheet.sheet().name());
      values.put("layout", grid);
      entries.add(PartDraft.entry(values));
    }
    page.list("sheets", entries);
  }
}
