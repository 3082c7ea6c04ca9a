package org.nuanbao.directory;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.MailAddress;
import org.nuanbao.value.Plain;

/**
 * What becomes of the contacts. Rows of people, if there are any, list everybody; a column of
 * contacts beside the units lists their fillers. Of what a file does not list, it says nothing.
 */
final class ContactPlan {
  private static final Pattern TELEPHONE = Pattern.compile("[\\d\\s()+-]{7,}");
  private static final Pattern BETWEEN = Pattern.compile("[;；,，、/\\s]+");
  private static final int LONGEST_NAME = 40;

  /** The rows that do not count. */
  final Set<ListRow> bad = new HashSet<>();

  /** Rows of people, and what each grants to whom. */
  final Map<ListRow, Contact> granted = new HashMap<>();

  private final Listing before;
  private final UnitPlan units;
  private final List<ListProblem> problems;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Set<Grant>> grants = new TreeMap<>();
  private final Set<UnitPath> said = new HashSet<>();
  private final Set<String> spared = new HashSet<>();
  private final Map<UnitPath, List<Contact>> were = new HashMap<>();
  private final boolean everybody;

  ContactPlan(Listing before, UnitPlan units, List<ListRow> people, List<ListProblem> problems) {
    this.before = before;
    this.units = units;
    this.problems = problems;
    this.everybody = !people.isEmpty();
    for (Contact contact : before.contacts()) {
      contact.grants().stream()
          .map(Grant::unit)
          .distinct()
          .forEach(unit -> were.computeIfAbsent(unit, any -> new ArrayList<>()).add(contact));
    }
    units.nodes.forEach(this::beside);
    people.forEach(this::person);
  }

  private void beside(UnitNode node) {
    ListRow row = node.row;
    ListedUnit now = node.now;
    if (row == null || now == null || node.bad || !row.has(ListColumn.PERSON)) {
      return;
    }
    List<String> persons = people(row.text(ListColumn.PERSON));
    ListColumn column =
        row.text(ListColumn.PERSON_MAIL).isEmpty() ? ListColumn.MAIL : ListColumn.PERSON_MAIL;
    List<String> written = UnitFields.addresses(row.text(column));
    List<String> addresses = written.isEmpty() ? List.of(now.mail()) : written;
    if (persons.size() > 1 && persons.size() != addresses.size()) {
      fault(
          row,
          row.problem(
              ListColumn.PERSON,
              "联系人有 " + persons.size() + " 位，邮箱有 " + addresses.size() + " 个",
              "每位各写一个邮箱，或写到“联系人”表里，一人一行",
              "There are %d contacts and %d addresses: give each contact one."
                  .formatted(persons.size(), addresses.size())));
      return;
    }
    said.add(now.path());
    for (int i = 0; i < addresses.size() && !persons.isEmpty(); i++) {
      grant(
          row,
          persons.get(Math.min(i, persons.size() - 1)),
          MailAddress.normal(addresses.get(i)).orElse(now.mail()),
          List.of(new Grant(now.path(), Role.FILLER)));
    }
  }

  private static List<String> people(String written) {
    List<String> all = new ArrayList<>();
    for (String each : written.split("[;；,，、/\\n\\r]+", -1)) {
      String name = Plain.trimmed(TELEPHONE.matcher(each).replaceAll(""));
      if (!name.isEmpty()) {
        all.add(name);
      }
    }
    return all;
  }

  private void person(ListRow row) {
    ListColumn column = row.has(ListColumn.MAIL) ? ListColumn.MAIL : ListColumn.PERSON_MAIL;
    Optional<String> address = MailAddress.normal(row.text(column));
    List<ListProblem> found = new ArrayList<>();
    if (address.isEmpty()) {
      boolean none = row.text(column).isEmpty();
      found.add(
          row.problem(
              column,
              none ? "没有邮箱" : "邮箱写得不完整",
              "写上完整的邮箱，例如 name@example.cn",
              "The mail address is missing or incomplete; write it like name@example.cn."));
    }
    String name = Plain.trimmed(row.text(ListColumn.PERSON));
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      found.add(
          row.problem(
              ListColumn.PERSON,
              name.isEmpty() ? "没有姓名" : "姓名太长",
              "写上姓名",
              "The name is missing or too long."));
    }
    List<Grant> wanted = grants(row, found);
    if (found.isEmpty() && address.isPresent()) {
      grant(row, name, address.get(), wanted);
    } else {
      bad.add(row);
      problems.addAll(found);
    }
    address.filter(written -> bad.contains(row)).ifPresent(spared::add);
  }

  private List<Grant> grants(ListRow row, List<ListProblem> found) {
    Set<Role> roles = new TreeSet<>();
    String written = row.text(ListColumn.ROLE);
    for (String each : BETWEEN.split(written, -1)) {
      Role.named(each).ifPresent(roles::add);
      if (!each.isEmpty() && Role.named(each).isEmpty()) {
        found.add(wrongRole(row, "没有“" + ListRow.covered(each) + "”这个角色"));
      }
    }
    if (written.isEmpty()) {
      found.add(wrongRole(row, "没有写角色"));
    }
    ListColumn column = row.text(ListColumn.SCOPE).isEmpty() ? ListColumn.NAME : ListColumn.SCOPE;
    if (row.text(column).isEmpty()) {
      column = ListColumn.CODE;
    }
    List<UnitNode> meant =
        units.meant(row.text(column)).stream().filter(node -> node.now != null).toList();
    if (meant.size() != 1) {
      found.add(
          row.problem(
              row.has(column) ? column : ListColumn.SCOPE,
              row.text(column).isEmpty()
                  ? "没有写负责的单位"
                  : meant.isEmpty() ? "名单里没有这个单位" : "有 " + meant.size() + " 个单位叫这个名称",
              "写“单位”表里的名称或编号",
              "Write the name or code of one unit of the list."));
      return List.of();
    }
    UnitPath path = requireNonNull(meant.getFirst().path);
    return roles.stream().map(role -> new Grant(path, role)).toList();
  }

  private static ListProblem wrongRole(ListRow row, String what) {
    return row.problem(
        ListColumn.ROLE,
        what,
        "从填报、审核、审计、管理里选一种",
        "Choose a role: filler, reviewer, auditor or administrator.");
  }

  private void grant(ListRow row, String name, String address, List<Grant> wanted) {
    String other = names.putIfAbsent(address, name);
    if (other != null && !Plain.folded(other).equals(Plain.folded(name))) {
      fault(
          row,
          row.problem(
              ListColumn.PERSON,
              "同一个邮箱写了两个姓名：" + other + "、" + name,
              "每人用自己的邮箱，或把姓名写成一样",
              "The same address stands with two names: give each person an own address."));
      return;
    }
    grants.computeIfAbsent(address, any -> new TreeSet<>()).addAll(wanted);
    granted.put(row, new Contact(address, name, wanted));
  }

  private void fault(ListRow row, ListProblem problem) {
    bad.add(row);
    problems.add(problem);
  }

  /** Those who had a grant for this very unit. */
  List<Contact> were(UnitPath unit) {
    return were.getOrDefault(unit, List.of());
  }

  /** Whether a unit had fillers, and the list leaves it none that are known. */
  boolean loses(UnitPath unit) {
    return said.contains(unit)
        && were(unit).stream()
            .anyMatch(contact ->
                contact.grants().contains(new Grant(unit, Role.FILLER))
                    && !grants
                        .getOrDefault(contact.address(), Set.of())
                        .contains(new Grant(unit, Role.FILLER)));
  }

  /** The contacts that the list leads to. */
  List<Contact> contacts() {
    Set<UnitPath> unsure = new HashSet<>();
    units.nodes.stream()
        .filter(
            node -> node.was != null && (node.bad || (node.row != null && bad.contains(node.row))))
        .forEach(node -> unsure.add(requireNonNull(node.was).path()));
    for (Contact contact : before.contacts()) {
      for (Grant grant : contact.grants()) {
        boolean kept =
            everybody
                ? spared.contains(contact.address()) || unsure.contains(grant.unit())
                : grant.role() != Role.FILLER || !said.contains(grant.unit());
        if (kept) {
          keep(contact, grant);
        }
      }
    }
    keepAnAdministrator();
    return grants.entrySet().stream()
        .map(entry ->
            new Contact(
                entry.getKey(),
                names.getOrDefault(entry.getKey(), ""),
                List.copyOf(entry.getValue())))
        .toList();
  }

  private void keep(Contact contact, Grant grant) {
    names.putIfAbsent(contact.address(), contact.name());
    grants.computeIfAbsent(contact.address(), any -> new TreeSet<>()).add(grant);
  }

  /** A list that leaves nobody to keep the directory would shut out whoever could mend it. */
  private void keepAnAdministrator() {
    Grant administration = new Grant(before.root(), Role.ADMINISTRATOR);
    List<Contact> were =
        before.contacts().stream()
            .filter(contact -> contact.grants().contains(administration))
            .toList();
    if (!were.isEmpty()
        && grants.values().stream().noneMatch(all -> all.contains(administration))) {
      problems.add(
          new ListProblem(
              "",
              0,
              "",
              "名单里没有最上面单位的管理人",
              null,
              "至少写一位；现在的 " + were.size() + " 位先留着",
              "Nobody on the list administers the topmost unit; those who do are kept."));
      were.forEach(contact -> keep(contact, administration));
    }
  }
}
