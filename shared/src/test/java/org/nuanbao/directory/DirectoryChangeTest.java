package org.nuanbao.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.DirectoryChange.Kind;
import org.nuanbao.reading.TextRow;

/** Lists as officers write them, compared with a directory. */
class DirectoryChangeTest {
  private static final UnitPath CITY = new UnitPath("/1/");
  private static final UnitPath EAST = new UnitPath("/1/e/");
  private static final UnitPath WEST = new UnitPath("/1/w/");
  private static final UnitPath MILL = new UnitPath("/1/e/mill/");
  private static final Contact BOSS =
      new Contact("boss@union.test", "孙雅琴", List.of(new Grant(CITY, Role.ADMINISTRATOR)));
  private static final Contact MILLER =
      new Contact("mill@union.test", "赵春燕", List.of(new Grant(MILL, Role.FILLER)));

  private final List<TextRow> rows = new ArrayList<>();

  @Test
  void aFirstListMakesADirectory() {
    line("单位编号", "单位名称", "上级单位", "单位类型", "邮箱", "联系人");
    line("", "滨海市总工会", "", "", "city@union.test", "");
    line("E", "东区总工会", "滨海市总工会", "区县", "east@union.test", "");
    line("", "纺织厂工会", "E", "", "mill@union.test", "赵春燕");

    DirectoryChange change = compared(Listing.none(CITY));

    assertThat(change.problems()).isEmpty();
    assertThat(change.count(Kind.NEW)).isEqualTo(3);
    assertThat(change.next().units())
        .extracting(unit -> unit.path().value(), ListedUnit::name, ListedUnit::type)
        .containsExactly(
            tuple("/1/", "滨海市总工会", null),
            tuple("/1/e/", "东区总工会", "district"),
            tuple("/1/e/1/", "纺织厂工会", null));
    assertThat(change.next().contacts())
        .containsExactly(
            new Contact(
                "mill@union.test",
                "赵春燕",
                List.of(new Grant(new UnitPath("/1/e/1/"), Role.FILLER))));
  }

  @Test
  void everyHandIsRead() {
    line("滨海市工会组织名单（2027年度）");
    line("填表日期：1月18日");
    line("序号", "上级工会名称", "单位全称 *", "电子邮箱（必填）", "备注");
    line("1", "", " 滨海市总工会 ", "CITY@UNION.TEST", "");
    line("");
    line("2", "滨海市总工会", "东区　总工会", "ｅａｓｔ＠ｕｎｉｏｎ．ｔｅｓｔ", "");
    line("3", "滨海市总工会", "西区总工会", "mailto:west@union.test", "新任");
    line("序号", "上级工会名称", "单位全称 *", "电子邮箱（必填）", "备注");
    line("4", "东区总工会", "纺织厂工会", "赵春燕 <Mill@Union.Test>；", "");
    line("说明：如有变化请于月底前更新");

    DirectoryChange change = compared(directory());

    assertThat(change.problems()).isEmpty();
    assertThat(change.rows()).hasSize(4).allMatch(row -> row.kind() == Kind.UNCHANGED);
    assertThat(change.isEmpty(true)).isTrue();
  }

  @Test
  void aUnitIsKnownByItsCodeHoweverItIsCalledAndWhereverItStands() {
    heading();
    line("001", "滨海总工会", "", "", "");
    line("E", "东城区总工会", "1", "", "");
    line("w", "西区总工会", "001", "", "");
    line("m-1", "海天纺织集团工会", "西区总工会", "", "");

    DirectoryChange change = compared(directory());

    assertThat(change.problems()).isEmpty();
    assertThat(change.count(Kind.RENAMED)).isEqualTo(2);
    assertThat(change.count(Kind.MOVED)).isEqualTo(1);
    assertThat(change.count(Kind.UNCHANGED)).isEqualTo(1);
    ListedUnit mill = change.next().unit(MILL).orElseThrow();
    assertThat(mill.above()).isEqualTo(WEST);
    assertThat(mill.name()).isEqualTo("海天纺织集团工会");
    assertThat(mill.mail()).as("a blank cell changes nothing").isEqualTo("mill@union.test");
  }

  @Test
  void withoutCodesANameThatStandsOnceMovesAndOneThatStandsTwiceDoesNot() {
    heading();
    line("", "滨海市总工会", "", "", "");
    line("", "东区总工会", "滨海市总工会", "", "");
    line("", "西区总工会", "滨海市总工会", "", "");
    line("", "纺织厂工会", "西区总工会", "mill@union.test", "赵春燕");

    assertThat(compared(directory()).count(Kind.MOVED)).isEqualTo(1);

    line("", "纺织厂工会", "东区总工会", "other@union.test", "");
    DirectoryChange both = compared(directory());
    assertThat(both.count(Kind.MOVED)).isZero();
    assertThat(both.count(Kind.NEW)).isEqualTo(1);
    assertThat(both.next().unit(MILL).orElseThrow().above()).isEqualTo(EAST);
  }

  @Test
  void whatIsNotListedIsClosedAndItsContactsGo() {
    heading();
    line("", "滨海市总工会", "", "", "");
    line("", "东区总工会", "滨海市总工会", "", "");
    line("", "西区总工会", "滨海市总工会", "", "");

    DirectoryChange change = compared(directory());

    assertThat(change.gone()).extracting(ListedUnit::path).containsExactly(MILL);
    assertThat(change.next().unit(MILL).orElseThrow().closed()).isTrue();
    assertThat(change.next().contacts()).containsExactly(BOSS);
    assertThat(change.kept().unit(MILL).orElseThrow().closed()).isFalse();
    assertThat(change.kept().contacts()).contains(MILLER);
    assertThat(change.counts(true)).contains("CLOSED 1");
    assertThat(change.counts(false)).contains("CLOSED 0");

    Listing closed = change.next();
    line("M-1", "", "", "", "赵春燕");
    DirectoryChange again = compared(closed);
    assertThat(again.next().unit(MILL).orElseThrow().closed()).as("open again").isFalse();
  }

  @Test
  void aUnitAboveAListedOneStays() {
    heading();
    line("M-1", "", "", "", "赵春燕");

    DirectoryChange change = compared(directory());

    assertThat(change.gone()).extracting(ListedUnit::path).containsExactly(WEST);
  }

  @Test
  void allProblemsAreToldAtOnceAndCloseNobody() {
    heading();
    line("", "滨海市总工会", "", "", "");
    line("", "东区总工会", "滨海市总工会", "", "");
    line("", "东区总工会", "滨海市总工会", "else@union.test", "");
    line("", "西区总工会", "北城区总工会", "", "");
    line("", "文苑街道工会", "东区总工会", "w2@example", "");
    line("", "", "东区总工会", "no@union.test", "");
    line("", "新村工会", "文苑街道工会", "new@union.test", "");
    line("M-1", "纺织厂工会", "纺织厂工会", "", "赵春燕、钱一");

    DirectoryChange change = compared(directory());

    assertThat(change.problems())
        .extracting(ListProblem::cell, ListProblem::what)
        .containsExactly(
            tuple("B4", "与第 3 行是同一个单位"),
            tuple("C5", "上级不在名单里"),
            tuple("D6", "邮箱写得不完整"),
            tuple("", "没有单位名称"),
            tuple("C8", "上级单位在第 6 行，那一行有问题"),
            tuple("C9", "上级写成了自己"));
    assertThat(change.problems().get(2).written()).isEqualTo("w****2@example");
    assertThat(change.problems().get(1).mend()).contains("是不是“");
    assertThat(change.count(Kind.PROBLEM)).isEqualTo(6);
    assertThat(change.gone()).isEmpty();
    assertThat(change.next().units()).isEqualTo(directory().units());
  }

  @Test
  void unitsThatStandAboveEachOtherStayWhereTheyWere() {
    heading();
    line("1", "", "", "", "");
    line("E", "", "W", "", "");
    line("W", "", "E", "", "");
    line("M-1", "", "", "", "赵春燕");

    DirectoryChange change = compared(directory());

    assertThat(change.problems()).hasSize(2).allMatch(problem -> problem.what().contains("圈"));
    assertThat(change.next().units()).isEqualTo(directory().units());
  }

  @Test
  void severalFillersStandInOneCellOrInRowsOfTheirOwn() {
    heading();
    line("1", "", "", "", "");
    line("E", "", "", "east@union.test；e2@union.test", "王一、李二 13800000000");
    line("W", "", "", "west@union.test", "");
    line("M-1", "", "", "", "赵春燕");
    people("姓名", "邮箱", "角色", "范围");
    people("孙雅琴", "boss@union.test", "管理员", "滨海市总工会");
    people("周立新", "zhou@union.test", "审核、审计", "东区总工会");
    people("赵春燕", "mill@union.test", "审核人", "W");

    DirectoryChange change = compared(directory());

    assertThat(change.problems()).isEmpty();
    assertThat(change.next().contacts())
        .containsExactly(
            BOSS,
            new Contact("e2@union.test", "李二", List.of(new Grant(EAST, Role.FILLER))),
            new Contact("east@union.test", "王一", List.of(new Grant(EAST, Role.FILLER))),
            MILLER.with(List.of(new Grant(WEST, Role.REVIEWER))),
            new Contact(
                "zhou@union.test",
                "周立新",
                List.of(new Grant(EAST, Role.REVIEWER), new Grant(EAST, Role.AUDITOR))));
    assertThat(change.rows())
        .extracting(DirectoryChange.RowChange::kind)
        .containsExactly(
            Kind.UNCHANGED,
            Kind.CONTACTS,
            Kind.UNCHANGED,
            Kind.UNCHANGED,
            Kind.UNCHANGED,
            Kind.CONTACTS,
            Kind.CONTACTS);
  }

  @Test
  void whatIsWrongWithPeopleIsToldCellByCell() {
    heading();
    Stream.of("1", "E", "W", "M-1")
        .forEach(code -> line(code, "", "", "", code.equals("M-1") ? "赵春燕" : ""));
    people("姓名", "邮箱", "角色", "范围");
    people("", "x@union.test", "填报", "东区总工会");
    people("钱一", "q@union", "国王", "南区总工会");
    people("赵小燕", "mill@union.test", "审核", "东区总工会");

    DirectoryChange change = compared(directory());

    assertThat(change.problems())
        .extracting(ListProblem::place)
        .containsExactly("整个文件", "“联系人”A2", "“联系人”B3", "“联系人”C3", "“联系人”D3", "“联系人”A4");
    assertThat(change.next().contacts()).as("nobody is shut out").contains(BOSS, MILLER);
  }

  @Test
  void aListWithoutPeopleLeavesThemAlone() {
    line("名称", "上级");
    line("滨海市总工会", "");
    line("东区总工会", "滨海市总工会");
    line("西区总工会", "滨海市总工会");
    line("纺织厂工会", "东区总工会");

    assertThat(compared(directory()).isEmpty(true)).isTrue();
  }

  @Test
  void aFillerWhoIsReplacedOrLeftOutIsNoFillerAnyMore() {
    heading();
    Stream.of("1", "E", "W").forEach(code -> line(code, "", "", "", ""));
    line("M-1", "", "", "new@union.test", "钱一");

    DirectoryChange change = compared(directory());

    assertThat(change.contacts())
        .containsExactly(
            new DirectoryChange.ContactChange(MILLER, null),
            new DirectoryChange.ContactChange(
                null, new Contact("new@union.test", "钱一", List.of(new Grant(MILL, Role.FILLER)))));
    assertThat(change.count(Kind.CONTACTS)).isEqualTo(1);

    rows.removeLast();
    line("M-1", "", "", "", "");
    assertThat(compared(directory()).next().contacts()).containsExactly(BOSS);
    assertThat(compared(directory()).count(Kind.CONTACTS)).isEqualTo(1);
  }

  @Test
  void aNewUnitMayNameItsPathIfItIsRightBelowTheUnitAbove() {
    heading();
    Stream.of("1", "E", "W").forEach(code -> line(code, "", "", "", ""));
    line("M-1", "", "", "", "赵春燕");
    line("/1/e/shop/", "商店工会", "/1/e/", "shop@union.test", "");
    line("/1/x/y/", "别处工会", "W", "else@union.test", "");

    DirectoryChange change = compared(directory());

    assertThat(change.next().unit(new UnitPath("/1/e/shop/"))).isPresent();
    assertThat(change.problems()).extracting(ListProblem::cell).containsExactly("A7");
  }

  @Test
  void aFileWithoutAHeadingSaysHowToBegin() {
    line("滨海市总工会", "123");

    DirectoryChange change = compared(directory());

    assertThat(change.problems()).singleElement().extracting(ListProblem::place).isEqualTo("整个文件");
    assertThat(change.isEmpty(true)).isTrue();
  }

  private static Listing directory() {
    return new Listing(
        CITY,
        "3-x",
        List.of(
            new ListedUnit(CITY, "1", "滨海市总工会", null, "city@union.test", null, false),
            new ListedUnit(EAST, "E", "东区总工会", "district", "east@union.test", null, false),
            new ListedUnit(WEST, "W", "西区总工会", "district", "west@union.test", null, false),
            new ListedUnit(MILL, "M-1", "纺织厂工会", null, "mill@union.test", null, false)),
        List.of(BOSS, MILLER));
  }

  private DirectoryChange compared(Listing with) {
    DirectoryChange change = DirectoryChange.of(with, rows);
    assertThat(Stream.of(Kind.values()).mapToInt(change::count).sum())
        .isEqualTo(change.rows().size());
    return change;
  }

  private void heading() {
    line("单位编号", "单位名称", "上级单位", "邮箱", "联系人");
  }

  private void line(String... texts) {
    add("单位", texts);
  }

  private void people(String... texts) {
    add("联系人", texts);
  }

  private void add(String sheet, String... texts) {
    Map<String, String> cells = new TreeMap<>();
    for (int i = 0; i < texts.length; i++) {
      if (!texts[i].isBlank()) {
        cells.put(String.valueOf((char) ('A' + i)), texts[i]);
      }
    }
    int number = (int) rows.stream().filter(row -> row.sheet().equals(sheet)).count() + 1;
    rows.add(new TextRow(sheet, number, cells));
  }
}
