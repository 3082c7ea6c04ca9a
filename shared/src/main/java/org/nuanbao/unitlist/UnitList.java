package org.nuanbao.unitlist;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListColumn;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.directory.UnitType;
import org.nuanbao.value.Plain;
import org.nuanbao.workbook.ListWriter;
import org.nuanbao.workbook.ListWriter.ListHeading;
import org.nuanbao.workbook.ListWriter.ListSheet;

/**
 * Writes a directory as the workbook that {@link org.nuanbao.directory.DirectoryChange} reads: one
 * row a unit, one row a person and role, and a page that says how. Read again, it changes nothing.
 */
public final class UnitList {
  private static final String UNITS = "单位";

  /** A page of the units has so many rows, and one of the people. */
  private static final int UNITS_A_PAGE = 25;

  private static final int PEOPLE_A_PAGE = 30;
  private static final int FEWEST_BLANK = 3;

  /** A name with such a character would be read as several. */
  private static final Pattern SEVERAL = Pattern.compile("[;；,，、/\\d]");

  private final Listing listing;
  private final Map<String, Integer> names = new HashMap<>();

  private UnitList(Listing listing) {
    this.listing = listing;
    listing.open().forEach(unit -> names.merge(Plain.folded(unit.name()), 1, Integer::sum));
  }

  /** The workbook with what the directory lists; closed units are left out. */
  public static byte[] write(Listing listing) {
    UnitList list = new UnitList(listing);
    return ListWriter.write(List.of(list.units(), list.people(), howTo()));
  }

  /** The workbook with nothing filled in. */
  public static byte[] blank() {
    return write(Listing.none(new UnitPath("/1/")));
  }

  private ListSheet units() {
    List<List<String>> rows = new ArrayList<>();
    for (ListedUnit unit : listing.open()) {
      rows.add(
          List.of(
              reference(unit),
              unit.name(),
              unit.path().isRoot() ? "" : called(unit.above()),
              Optional.ofNullable(unit.type()).map(UnitType::word).orElse(""),
              unit.mail(),
              inline(unit).map(Contact::name).orElse("")));
    }
    return new ListSheet(
        UNITS,
        "单位名单",
        "一个单位一行，上级也要有一行。最上面的单位，“上级单位”不填。\n" + "名称改了、换了上级，就在原来的行上改；不再报送的单位，把行删去（停用，数据都在）。",
        List.of(
            ListHeading.of(ListColumn.CODE.word(), 14, "短编号，自己定，不重复，如 A01。有编号，改名、换上级都认得出。可不填。"),
            ListHeading.of(ListColumn.NAME.word(), 36, "单位的全称，必填。"),
            new ListHeading(
                ListColumn.ABOVE.word(),
                32,
                "上级单位的名称或编号，可从列表里选。最上面的单位不填。",
                List.of(),
                UNITS + "!B"),
            new ListHeading(
                ListColumn.TYPE.word(), 12, "通知按类型要求时才用得到，可不填。", UnitType.offered(), ""),
            ListHeading.of(ListColumn.MAIL.word(), 32, "收回执和催报的邮箱，新单位必填。"),
            ListHeading.of(ListColumn.PERSON.word(), 14, "填报人的姓名，用左边的邮箱登录。可不填。")),
        rows,
        Math.max(FEWEST_BLANK, UNITS_A_PAGE - rows.size()));
  }

  private ListSheet people() {
    List<List<String>> rows = new ArrayList<>();
    for (Contact contact : listing.contacts()) {
      for (Grant grant : contact.grants()) {
        Optional<ListedUnit> unit = listing.unit(grant.unit()).filter(one -> !one.closed());
        if (unit.isPresent() && !isInline(contact, grant, unit.get())) {
          rows.add(
              List.of(
                  contact.name(), contact.address(), grant.role().word(), called(grant.unit())));
        }
      }
    }
    return new ListSheet(
        "联系人",
        "联系人名单",
        "审核、审计、管理的人，和一个单位的第二位以后的填报人，一人一个角色一行。\n" + "权限管到这个单位和它下面的单位。本表只要写了一行，就要把这样的人写全：不在表里的不再能登录。",
        List.of(
            ListHeading.of("姓名", 14, "姓名，必填。"),
            ListHeading.of(ListColumn.MAIL.word(), 34, "登录用的邮箱，必填。同一人用同一个邮箱。"),
            new ListHeading(
                ListColumn.ROLE.word(),
                12,
                "填报：填写和报送；审核：看下级报的；审计：看留痕；管理：管名单和活动。",
                Stream.of(Role.values()).map(Role::word).toList(),
                ""),
            new ListHeading(
                ListColumn.SCOPE.word(), 38, "“单位”表里的名称或编号，必填。", List.of(), UNITS + "!B")),
        rows,
        Math.max(FEWEST_BLANK, PEOPLE_A_PAGE - rows.size()));
  }

  private static ListSheet howTo() {
    return new ListSheet(
        "填表说明",
        "填表说明",
        "填好后交给管理员，或自己在“单位与联系人”页上传。写入前先看一遍有哪些变化，有问题的行会逐格指出，不写入。",
        List.of(
            ListHeading.of("栏目", 14, ""),
            ListHeading.of("怎样填", 52, ""),
            ListHeading.of("例子", 32, "")),
        List.of(
            List.of(
                ListColumn.CODE.word(),
                "认单位用的短编号，各单位不同。没有编号的，按名称和上级认；系统给出的名单里写着“/1/3/”这样的，请不要改",
                "A01"),
            List.of(ListColumn.NAME.word(), "全称，最多 100 字", "东城区总工会"),
            List.of(ListColumn.ABOVE.word(), "上级的名称或编号；最上面的单位空着", "滨海市总工会"),
            List.of(ListColumn.TYPE.word(), "从列表里选：" + String.join("、", UnitType.offered()), "区县"),
            List.of(ListColumn.MAIL.word(), "收回执、催报的邮箱；填了联系人的，也是他登录的邮箱", "dongcheng@example.cn"),
            List.of(ListColumn.PERSON.word(), "填报人的姓名；有几位的，其余写到“联系人”表", "赵春燕"),
            List.of(
                ListColumn.ROLE.word(),
                "从列表里选：" + String.join("、", Stream.of(Role.values()).map(Role::word).toList()),
                "审核"),
            List.of("空着的格", "原有单位空着的格不改；新单位要有名称、上级和邮箱", "")),
        0);
  }

  /** What recognises a unit in its own row: its code, or its path. */
  private static String reference(ListedUnit unit) {
    return unit.code() == null ? unit.path().value() : unit.code();
  }

  /** What another row calls a unit: its name, unless another unit has the same. */
  private String called(UnitPath path) {
    ListedUnit unit = listing.unit(path).orElseThrow();
    return Objects.equals(names.get(Plain.folded(unit.name())), 1) ? unit.name() : reference(unit);
  }

  /** The filler who stands in the unit's row, because the unit's mail goes to that address. */
  private Optional<Contact> inline(ListedUnit unit) {
    return listing.contacts().stream()
        .filter(contact -> contact.address().equals(unit.mail()))
        .filter(contact -> contact.grants().contains(new Grant(unit.path(), Role.FILLER)))
        .filter(contact -> !SEVERAL.matcher(contact.name()).find())
        .findFirst();
  }

  private boolean isInline(Contact contact, Grant grant, ListedUnit unit) {
    return grant.role() == Role.FILLER && inline(unit).filter(contact::equals).isPresent();
  }
}
