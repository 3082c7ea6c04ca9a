package org.nuanbao.workbook;

import static org.nuanbao.form.Layout.Kind.BODY;
import static org.nuanbao.form.Layout.Kind.FIELDS;
import static org.nuanbao.form.Layout.Kind.HEADING;
import static org.nuanbao.form.Layout.Kind.MARKER;
import static org.nuanbao.form.Layout.Kind.NOTE;
import static org.nuanbao.form.Layout.Kind.TABLE;
import static org.nuanbao.form.Layout.Kind.TITLE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Head;
import org.nuanbao.form.Head.Script;
import org.nuanbao.form.Item;
import org.nuanbao.form.Layout;
import org.nuanbao.form.Layout.Kind;
import org.nuanbao.form.Layout.Row;
import org.nuanbao.form.Layout.Slot;
import org.nuanbao.form.Measure;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Rule;
import org.nuanbao.form.Statistics;
import org.nuanbao.form.Statistics.Section;
import org.nuanbao.form.ValueType;
import org.nuanbao.generate.RulesOf;

/** One small form of each kind, with a printed sum, merged cells, a code list and a note. */
final class SmallForms {
  private SmallForms() {}

  /** Columns A to E; fields in row 3, items 1.A to 1.C in rows 5 to 7, values in column E. */
  static Statistics statistics() {
    Item all = new Item("1.A", "A", "款物总额(万元)", "款物总额", "万元", ValueType.AMOUNT_WAN, null, "A=B+C");
    Item part = new Item("1.B", "B", "其中，财政(万元)", "财政", "万元", ValueType.AMOUNT_WAN, "1.A", null);
    Item rest = new Item("1.C", "C", "其中，捐助(万元)", "捐助", "万元", ValueType.AMOUNT_WAN, "1.A", null);
    Item homes = new Item("2.A", "A", "慰问家庭(户)", "慰问家庭", "户", ValueType.COUNT, null, null);
    List<Field> fields =
        List.of(
            new Field("unit", "unit", "填报单位", "填报单位：", ValueType.TEXT, false),
            new Field("date", "date", "填报日期", "年    月    日", ValueType.DATE, false));
    Layout layout =
        new Layout(
            List.of(6, 6, 12, 40, 16),
            List.of(
                row(MARKER, "附件1", "<", "<", "<", "<"),
                row(TITLE, "统计表", "<", "<", "<", "<"),
                row(FIELDS, "#unit", "<", "@unit", "<", "@date"),
                row(HEADING, "编号", "<", "项目", "<", "合  计"),
                row(TABLE, "1", "A", "#1.A", "<", "=1.A"),
                row(TABLE, "^", "^", "B", "#1.B", "=1.B"),
                row(TABLE, "^", "^", "C", "#1.C", "=1.C"),
                row(TABLE, "2", "A", "#2.A", "<", "=2.A")));
    List<Section> sections =
        List.of(
            new Section("1", "款物", List.of(all, part, rest)),
            new Section("2", "慰问", List.of(homes)));
    Head head = heading("small-2020-1", "附件1", "统计表");
    List<Rule> rules =
        RulesOf.form(
            new Statistics(head, fields, sections, layout, List.of()),
            "{id: R01, kind: sum, target: 1.A, terms: [1.B, 1.C], severity: error}",
            "{id: R02, kind: at_most, left: [1.B], right: [1.A], severity: warning}");
    return new Statistics(head, fields, sections, layout, rules);
  }

  /** Columns A to F, heading in row 4, body from row 5. */
  static Roster roster() {
    List<Column> columns =
        List.of(
            new Column("seq", "序号", ValueType.INTEGER, List.of(), false),
            new Column("name", "姓名", ValueType.TEXT, List.of(), false),
            new Column("sex", "性别", ValueType.CODE, List.of("男", "女"), false),
            new Column("id_no", "身份证号", ValueType.ID_NUMBER, List.of(), false),
            new Column("phone", "联系电话", ValueType.PHONE, List.of(), false),
            new Column("amount", "帮扶金额（上级填写）", ValueType.AMOUNT_YUAN, List.of(), true));
    Layout layout =
        new Layout(
            List.of(6, 12, 8, 22, 16, 16),
            List.of(
                row(MARKER, "附件2", "<", "<", "<", "<", "<"),
                row(TITLE, "实名制汇总表", "<", "<", "<", "<", "<"),
                row(FIELDS, "#unit", "<", "@unit", "<", "<", "<"),
                row(HEADING, "#seq", "#name", "#sex", "#id_no", "#phone", "#amount"),
                row(BODY, "=seq", "=name", "=sex", "=id_no", "=phone", "=amount"),
                row(NOTE, "注：金额由上级填写。", "<", "<", "<", "<", "<")));
    Head head = heading("small-2020-2", "附件2", "实名制汇总表");
    List<Field> fields =
        List.of(new Field("unit", "unit", "填报单位", "填报单位(盖章)：", ValueType.TEXT, true));
    List<Measure> measures =
        List.of(
            new Measure.Rows("rows"),
            new Measure.Distinct("distinct_ids", "id_no"),
            new Measure.Equal("male", "sex", "男"),
            new Measure.Bands("age_bands", "seq", List.of(30, 60)));
    List<Rule> rules =
        RulesOf.form(
            new Roster(head, fields, columns, null, measures, layout, List.of()),
            "{id: R01, kind: id_valid, column: id_no, lengths: [18], severity: error}");
    return new Roster(head, fields, columns, null, measures, layout, rules);
  }

  static List<Form> both() {
    return List.of(statistics(), roster());
  }

  private static Head heading(String id, String marker, String title) {
    return new Head(new FormId(id), "0123456789ab", marker, title, Script.HANS, null);
  }

  private static Row row(Kind kind, String... slots) {
    return new Row(
        kind,
        new ArrayList<>(Stream.of(slots).map(SmallForms::slot).toList()),
        kind == BODY ? 2 : 1);
  }

  private static Slot slot(String said) {
    return switch (said.charAt(0)) {
      case '<' -> new Slot.Left();
      case '^' -> new Slot.Up();
      case '#' -> new Slot.Label(said.substring(1));
      case '=' -> new Slot.Input(said.substring(1));
      case '@' -> new Slot.FieldInput(said.substring(1));
      default -> new Slot.Printed(said);
    };
  }
}
