package org.nuanbao.authoring.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.draft.Doubt;
import org.nuanbao.authoring.draft.YamlPage;
import org.nuanbao.authoring.draft.YamlPage.Entry;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.ValueType;
import org.nuanbao.workbook.printed.PrintedCell;

/** Drafts a workbook as one form of parts. */
public final class WholeDraft {
  private static final Pattern MARKER = Pattern.compile("附(?:件|表|录)?([0-9]{1,3})[:：]?");

  private final Understood understood;
  private final UnaryOperator<String> simplified;
  private final FormNames names = new FormNames();
  private final WholeRules rules = new WholeRules();
  private final List<SheetDraft> sheets = new ArrayList<>();
  private final boolean single;

  private WholeDraft(Understood understood, UnaryOperator<String> simplified) {
    this.understood = understood;
    this.simplified = simplified;
    List<Understood.Sheet> forms = understood.forms();
    this.single =
        forms.size() == 1
            && (understood.kind() == BlankKind.CARD || understood.kind() == BlankKind.VOUCHER);
    forms.forEach(sheet -> sheets.add(SheetDraft.of(sheet, names, single)));
    sheets.forEach(rules::add);
  }

  /**
   * Drafts a workbook.
   *
   * @param simplified turns text in traditional script into simplified script
   */
  public static WholeDraft of(Understood understood, UnaryOperator<String> simplified) {
    return new WholeDraft(understood, simplified);
  }

  /** Whether nothing was found that asks for an answer. */
  public boolean isEmpty() {
    return sheets.stream().allMatch(sheet -> sheet.parts().isEmpty());
  }

  /** The number of the attachment; empty if none is printed. */
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

  /** The form's kind, as form data spells it. */
  public String kind() {
    return single ? "card" : "parts";
  }

  /** The form's data as YAML. */
  public String yaml(String id) {
    YamlPage page = new YamlPage();
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
    page.put("title_hans", plain.equals(title) ? null : plain);
    page.put("script", plain.equals(title) ? "hans" : "hant");
    page.list("fields", names.fields());
    List<Entry> parts = new ArrayList<>();
    sheets.forEach(sheet -> parts.addAll(sheet.parts()));
    if (single) {
      single(parts, page);
    } else {
      page.list("parts", parts);
    }
    layout(page);
    page.rules(rules.all());
    return page.text();
  }

  /** Writes the parts as the data of a card: its questions, and its lists as small tables. */
  private static void single(List<Entry> parts, YamlPage page) {
    List<Entry> questions = new ArrayList<>();
    List<Entry> tables = new ArrayList<>();
    for (Entry part : parts) {
      if (part.values().get("questions") instanceof List<?> asked) {
        asked.forEach(it -> questions.add((Entry) it));
      } else {
        Entry table = Entry.of();
        for (String key : List.of("key", "label", "columns")) {
          table = table.with(key, part.values().get(key));
        }
        tables.add(table);
      }
    }
    page.list("questions", questions);
    page.listIfAny("tables", tables);
    page.onePer(List.of(Entry.of("questions", List.of(subject(questions)))));
    page.list("measures", List.of(Entry.of("key", "cards", "kind", "rows")));
  }

  /** The key of an identity number, else of a name, else of the first question. */
  private static Object subject(List<Entry> questions) {
    Predicate<Entry> number = it -> it.values().get("type") == ValueType.ID_NUMBER;
    Predicate<Entry> name = it -> String.valueOf(it.values().get("label")).endsWith("姓名");
    Optional<Entry> found = questions.stream().filter(number).findFirst();
    return found
        .or(() -> questions.stream().filter(name).findFirst())
        .orElseGet(questions::getFirst)
        .values()
        .getOrDefault("key", "");
  }

  private void layout(YamlPage page) {
    List<Entry> entries = new ArrayList<>();
    for (SheetDraft sheet : sheets) {
      PrintedLayout layout = new PrintedLayout(sheet);
      if (sheets.size() == 1) {
        page.layout(layout.widths(), layout.rows());
        return;
      }
      Map<String, Object> grid =
          Entry.of("widths", layout.widths(), "rows", layout.rows()).values();
      entries.add(Entry.of("name", sheet.sheet().name(), "layout", grid));
    }
    page.list("sheets", entries);
  }
}
