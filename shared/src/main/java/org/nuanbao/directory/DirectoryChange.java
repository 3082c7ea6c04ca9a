package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.reading.TextRow;

/**
 * What a list of units and contacts would change in a directory. Every row read is one of {@link
 * Kind}, so that the kinds together are the rows.
 *
 * @param before what it was compared with
 * @param next what the directory becomes, units that are not listed closed
 * @param kept the same, but with units that are not listed left open
 * @param rows in the order of the file
 * @param gone open units that the list does not have, sorted by path
 * @param contacts people who are new, changed or no contacts any more, sorted by address
 * @param problems in the order of the file; their rows change nothing
 */
public record DirectoryChange(
    Listing before,
    Listing next,
    Listing kept,
    List<RowChange> rows,
    List<ListedUnit> gone,
    List<ContactChange> contacts,
    List<ListProblem> problems) {

  /** What a row does. A row that does several things is of the first of them. */
  public enum Kind {
    /** Nothing, because it has a problem. */
    PROBLEM("有问题"),
    NEW("新增"),
    MOVED("换上级"),
    RENAMED("改名"),
    /** Another contact, or another address. */
    CONTACTS("换联系人"),
    /** Another code or type, or open again. */
    OTHER("其他改动"),
    UNCHANGED("没有变");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * What becomes of a row.
   *
   * @param number from 1
   * @param was the unit as it is; null if it is new, or the row is a person's
   * @param now the unit as it becomes; null if the row is a person's, or has a problem
   * @param contact who is a contact by this row; null if nobody is
   */
  public record RowChange(
      String sheet,
      int number,
      Kind kind,
      @Nullable ListedUnit was,
      @Nullable ListedUnit now,
      @Nullable Contact contact) {}

  /**
   * What becomes of a person.
   *
   * @param was null for who is new
   * @param now null for who is no contact any more
   */
  public record ContactChange(@Nullable Contact was, @Nullable Contact now) {}

  /**
   * Compares a list with a directory.
   *
   * @param rows of all sheets of a workbook, in their order
   */
  public static DirectoryChange of(Listing before, List<TextRow> rows) {
    ListSheets sheets = ListSheets.of(rows);
    List<ListProblem> problems = new ArrayList<>();
    if (sheets.sheets() == 0) {
      problems.add(
          new ListProblem(
              "",
              0,
              "",
              "没有找到标题行",
              null,
              "第一行写上“单位编号、单位名称、上级单位、邮箱”等栏目，或用系统的模板",
              "No row of headings was found: use the template, or write its headings."));
      return new DirectoryChange(
          before, before, before, List.of(), List.of(), List.of(), List.copyOf(problems));
    }
    UnitPlan units = new UnitPlan(before, sheets.units(), problems);
    ContactPlan people = new ContactPlan(before, units, sheets.contacts(), problems);
    List<Contact> contacts = people.contacts();
    List<ListedUnit> gone = sheets.units().isEmpty() ? List.of() : gone(units);
    Set<UnitPath> closing = new HashSet<>(gone.stream().map(ListedUnit::path).toList());
    List<ListedUnit> all =
        units.nodes.stream().map(node -> node.now).filter(Objects::nonNull).toList();
    Listing kept = new Listing(before.root(), before.version(), all, contacts);
    Listing next =
        new Listing(
            before.root(),
            before.version(),
            all.stream()
                .map(unit -> closing.contains(unit.path()) ? unit.closed(true) : unit)
                .toList(),
            without(contacts, closing));
    return new DirectoryChange(
        before,
        next,
        kept,
        rows(before, sheets, units, people),
        gone,
        contactChanges(before, next),
        problems.stream().sorted(inOrderOf(rows)).toList());
  }

  /** Open units without a row, unless a row with a problem may mean them or one below is listed. */
  private static List<ListedUnit> gone(UnitPlan units) {
    Set<UnitNode> staying = new HashSet<>();
    for (UnitNode node : units.nodes) {
      if (node.row != null || node.bad) {
        for (UnitNode at = node; at != null && staying.add(at); ) {
          at = at.above;
        }
      }
    }
    return units.nodes.stream()
        .filter(node -> node.isOpen() && !staying.contains(node))
        .map(node -> Objects.requireNonNull(node.was))
        .filter(unit -> !unit.path().isRoot())
        .toList();
  }

  private static List<Contact> without(List<Contact> contacts, Set<UnitPath> closing) {
    return contacts.stream()
        .map(contact ->
            new Contact(
                contact.address(),
                contact.name(),
                contact.grants().stream()
                    .filter(grant -> !closing.contains(grant.unit()))
                    .toList()))
        .filter(contact -> !contact.grants().isEmpty())
        .toList();
  }

  private static List<RowChange> rows(
      Listing before, ListSheets sheets, UnitPlan units, ContactPlan people) {
    Map<ListRow, UnitNode> nodes = new HashMap<>();
    units.nodes.forEach(node -> {
      if (node.row != null) {
        nodes.put(node.row, node);
      }
    });
    Map<String, Contact> was = byAddress(before);
    List<RowChange> changes = new ArrayList<>();
    for (ListRow row : sheets.units()) {
      changes.add(unitRow(row, nodes.get(row), people));
    }
    for (ListRow row : sheets.contacts()) {
      Contact contact = people.granted.get(row);
      Kind kind =
          contact == null || people.bad.contains(row)
              ? Kind.PROBLEM
              : isKnown(contact, was.get(contact.address())) ? Kind.UNCHANGED : Kind.CONTACTS;
      changes.add(new RowChange(row.row().sheet(), row.row().number(), kind, null, null, contact));
    }
    return List.copyOf(changes);
  }

  private static RowChange unitRow(ListRow row, @Nullable UnitNode node, ContactPlan people) {
    String sheet = row.row().sheet();
    int number = row.row().number();
    Contact contact = people.granted.get(row);
    if (node == null || node.now == null || node.bad) {
      ListedUnit was = node == null ? null : node.was;
      return new RowChange(sheet, number, Kind.PROBLEM, was, null, contact);
    }
    Kind kind =
        people.bad.contains(row)
            ? Kind.PROBLEM
            : kind(node.was, node.now, fillersChange(node, people));
    return new RowChange(sheet, number, kind, node.was, node.now, contact);
  }

  private static boolean fillersChange(UnitNode node, ContactPlan people) {
    ListRow row = Objects.requireNonNull(node.row);
    Contact contact = people.granted.get(row);
    UnitPath path = Objects.requireNonNull(node.path);
    if (contact == null) {
      return people.loses(path);
    }
    return people.were(path).stream().noneMatch(known -> isKnown(contact, known));
  }

  private static boolean isKnown(Contact contact, @Nullable Contact known) {
    return known != null
        && known.address().equals(contact.address())
        && known.name().equals(contact.name())
        && known.grants().containsAll(contact.grants());
  }

  private static Kind kind(@Nullable ListedUnit was, ListedUnit now, boolean fillersChange) {
    if (was == null) {
      return Kind.NEW;
    }
    if (!was.above().equals(now.above())) {
      return Kind.MOVED;
    }
    if (!was.name().equals(now.name())) {
      return Kind.RENAMED;
    }
    if (fillersChange || !was.mail().equals(now.mail())) {
      return Kind.CONTACTS;
    }
    return was.equals(now) ? Kind.UNCHANGED : Kind.OTHER;
  }

  private static Map<String, Contact> byAddress(Listing listing) {
    Map<String, Contact> contacts = new TreeMap<>();
    listing.contacts().forEach(contact -> contacts.put(contact.address(), contact));
    return contacts;
  }

  private static List<ContactChange> contactChanges(Listing before, Listing next) {
    Map<String, Contact> was = byAddress(before);
    Map<String, Contact> now = byAddress(next);
    Set<String> addresses = new TreeSet<>(was.keySet());
    addresses.addAll(now.keySet());
    return addresses.stream()
        .map(address -> new ContactChange(was.get(address), now.get(address)))
        .filter(change -> !Objects.equals(change.was(), change.now()))
        .toList();
  }

  private static Comparator<ListProblem> inOrderOf(List<TextRow> rows) {
    List<String> sheets =
        Stream.concat(Stream.of(""), rows.stream().map(TextRow::sheet)).distinct().toList();
    return Comparator.<ListProblem>comparingInt(problem -> sheets.indexOf(problem.sheet()))
        .thenComparingInt(ListProblem::row);
  }

  /** How many rows are of a kind. */
  public int count(Kind kind) {
    return (int) rows.stream().filter(row -> row.kind() == kind).count();
  }

  /** Whether anything would be written. */
  public boolean isEmpty(boolean closing) {
    Listing to = closing ? next : kept;
    return to.units().equals(before.units()) && to.contacts().equals(before.contacts());
  }

  /** How many of each, for the audit: {@code NEW 6, MOVED 3, …}. */
  public String counts(boolean closing) {
    List<String> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      counts.add(kind + " " + count(kind));
    }
    counts.add("CLOSED " + (closing ? gone.size() : 0));
    return String.join(", ", counts);
  }
}
