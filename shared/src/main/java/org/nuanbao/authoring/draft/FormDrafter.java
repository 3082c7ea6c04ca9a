package org.nuanbao.authoring.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nuanbao.authoring.BlankKind;
import org.nuanbao.authoring.Understood;
import org.nuanbao.authoring.draft.DraftBody.Answer;
import org.nuanbao.authoring.draft.DraftBody.Question;
import org.nuanbao.authoring.text.BareText;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.workbook.printed.PrintedSheet;

/** Drafts the form that a printed sheet suggests. One instance drafts one sheet. */
public final class FormDrafter {
  private static final Pattern VOUCHER = Pattern.compile("凭证|收据|收条|领条|领款单|签收单|憑證|收據");
  private static final Pattern CARD = Pattern.compile("登记表|档案|申请表|审批表|报表|卡|登記表|檔案|申請表");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final PrintedSheet sheet;
  private final Understood.Sheet understood;
  private final @Nullable BlankKind wanted;
  private final TableKind kind;
  private final UnaryOperator<String> simplified;
  private final Grid grid;
  private final Outline outline;
  private final AnswerDrafts answers;
  private final List<Doubt> doubts = new ArrayList<>();

  private FormDrafter(
      Understood.Sheet understood, @Nullable BlankKind wanted, UnaryOperator<String> simplified) {
    this.sheet = understood.print();
    this.understood = understood;
    this.wanted = wanted;
    this.simplified = simplified;
    this.grid = new Grid(sheet);
    Outline whole = Outline.of(sheet, simplified);
    this.kind = TableKind.of(sheet, understood, wanted);
    this.outline =
        switch (kind) {
          case TableKind.Items items -> whole.around(items.top(), items.bottom());
          case TableKind.Rows rows -> whole.around(rows.top(), rows.bottom());
          case TableKind.Crossed crossed -> whole.around(crossed.top(), crossed.bottom());
          case TableKind.Single _ -> whole;
        };
    List<String> notes = new ArrayList<>();
    for (int row = 0; row < sheet.rows(); row++) {
      if (row < outline.top() || row >= outline.bottom()) {
        notes.add(Outline.only(sheet, row));
      }
    }
    this.answers = new AnswerDrafts(simplified, new CodeNotes(notes));
  }

  /**
   * Drafts the form that a sheet mainly is; whatever else the sheet asks becomes a doubt.
   *
   * @param wanted the kind that the clerk says it is; null leaves it to the print
   * @param simplified turns text in traditional script into simplified script
   */
  public static DraftedForm draft(
      Understood.Sheet understood, @Nullable BlankKind wanted, UnaryOperator<String> simplified) {
    return new FormDrafter(understood, wanted, simplified).form();
  }

  private DraftedForm form() {
    FieldRows fields = new FieldRows(sheet, grid, simplified);
    outside(fields, 0, outline.top());
    DraftBody body = body();
    outside(fields, outline.bottom(), sheet.rows());
    for (String left : TableKind.left(understood, kind, wanted)) {
      doubt("表上还有另一部分，没有写进这份草稿：" + left, "the sheet asks more, not in this draft: " + left);
    }
    String title = title();
    String plain = simplified.apply(title);
    String marker =
        outline.marker() < 0 ? "" : BareText.squeezed(Outline.first(sheet, outline.marker()));
    DraftLayout layout = grid.layout();
    Map<String, String> dropped = new HashMap<>();
    body = placed(body, dropped);
    layout = layout.without(dropped);
    return new DraftedForm(
        number(marker),
        marker.isEmpty() ? "附件" : PrintedText.withoutColon(marker),
        title,
        plain.equals(title) ? null : plain,
        fields.fields(),
        body,
        DraftRules.of(body),
        layout,
        List.copyOf(doubts));
  }

  private static @Nullable Integer number(String marker) {
    Matcher digits = DIGITS.matcher(marker);
    return digits.find() && digits.group().length() < 4 ? Integer.valueOf(digits.group()) : null;
  }

  private String title() {
    if (outline.marker() < 0) {
      doubt("没有印“附件…”，编号是按顺序定的", "no attachment marker is printed");
    }
    if (outline.title() < 0) {
      doubt("没有找到标题，暂用工作表名", "no title found, the sheet's name is used");
      return sheet.name();
    }
    return BareText.squeezed(Outline.only(sheet, outline.title()));
  }

  private void doubt(String chinese, String english) {
    doubts.add(new Doubt(chinese, english));
  }

  /** Reads rows above or below the table. */
  private void outside(FieldRows fields, int from, int to) {
    for (int row = from; row < to; row++) {
      if (row == outline.marker()) {
        grid.kind(row, Kind.MARKER);
      } else if (row == outline.title()
          || (row > outline.title()
              && !sheet.isBlank(row)
              && PrintedText.isNotesTitle(Outline.only(sheet, row)))) {
        grid.kind(row, Kind.TITLE);
      } else if (Outline.isNote(sheet, row)) {
        grid.kind(row, Kind.NOTE);
      } else if (Outline.isFields(sheet, row, simplified)) {
        fields.read(row);
      } else if (!sheet.isBlank(row)) {
        grid.kind(row, Kind.NOTE);
      }
    }
  }

  private DraftBody body() {
    return switch (kind) {
      case TableKind.Items items -> {
        doubt(
            "各组的标题没有印，按第一项拟定", "titles of sections are not printed; proposed from the first item");
        yield new DraftBody.Items(
            new StatisticsDraft(sheet, outline, items.heading(), grid, simplified).read(outline));
      }
      case TableKind.Rows rows -> {
        doubt("如果每行发一笔钱，请补 disburses", "if each row is paid, add disburses");
        doubt("如果按某日计算年龄，请补 as_of", "if ages are counted to a day, add as_of");
        yield new DraftBody.Rows(
            new RosterDraft(sheet, grid, answers, rows.heading()).read(outline));
      }
      case TableKind.Crossed crossed -> {
        doubt("是存量（各期不相加）还是流量？存量请补 stock: true", "stock or flow? for stock add stock: true");
        yield new CrosstabDraft(sheet, grid, answers, crossed.heading(), crossed.first())
            .read(outline);
      }
      case TableKind.Single _ -> single();
    };
  }

  /**
   * Leaves out questions that have no place in the layout; {@code dropped} gets the groups left
   * out.
   */
  private DraftBody placed(DraftBody body, Map<String, String> dropped) {
    if (!(body instanceof DraftBody.Sheet single)) {
      return body;
    }
    List<Question> questions = new ArrayList<>();
    for (Question question : single.questions()) {
      switch (question) {
        case Answer answer -> {
          if (grid.isPlaced(answer.key())) {
            questions.add(answer);
          }
        }
        case DraftBody.Group group -> {
          List<Answer> parts =
              group.parts().stream()
                  .filter(part -> grid.isPlaced(group.key() + "." + part.key()))
                  .toList();
          boolean stamped = grid.isPlaced(group.key() + "." + group.stamp());
          if (parts.isEmpty()) {
            dropped.put(group.key(), group.label());
          } else {
            questions.add(
                new DraftBody.Group(
                    group.key(),
                    group.label(),
                    stamped ? group.stamp() : null,
                    parts,
                    group.doubts()));
          }
        }
      }
    }
    return new DraftBody.Sheet(single.voucher(), List.copyOf(questions), single.tables());
  }

  private DraftBody single() {
    String title =
        outline.title() < 0 ? "" : BareText.squeezed(Outline.only(sheet, outline.title()));
    boolean voucher = wanted == null ? VOUCHER.matcher(title).find() : wanted == BlankKind.VOUCHER;
    if (wanted == null && !voucher && !CARD.matcher(title).find()) {
      doubt("是卡片（card）还是凭证（voucher）？", "card or voucher?");
    }
    SingleDraft draft = new SingleDraft(sheet, grid, answers);
    DraftBody.Sheet body = draft.read(outline, voucher);
    for (String text : draft.unplaced()) {
      doubt("没有找到“" + text + "”的填写位置", "no blank found for “" + text + "”");
    }
    return body;
  }
}
