package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Sha256;

/**
 * A root's units and contacts at one moment.
 *
 * @param version the directory's version at that moment, {@link #NEVER} before anything was
 *     written; a listing that was changed keeps the version that it was made from
 * @param units sorted by path, closed ones among them
 * @param contacts sorted by address; their grants are for units of this root
 */
public record Listing(
    UnitPath root, String version, List<ListedUnit> units, List<Contact> contacts) {
  public static final String NEVER = "0";

  private static final int DIGITS = 16;

  public Listing {
    units = units.stream().sorted(Comparator.comparing(ListedUnit::path)).toList();
    contacts = contacts.stream().sorted(Comparator.comparing(Contact::address)).toList();
  }

  /** A root that has no directory yet. */
  public static Listing none(UnitPath root) {
    return new Listing(root, NEVER, List.of(), List.of());
  }

  /** The unit at a path, closed or not. */
  public Optional<ListedUnit> unit(UnitPath path) {
    return units.stream().filter(unit -> unit.path().equals(path)).findFirst();
  }

  /** The units that are not closed. */
  public List<ListedUnit> open() {
    return units.stream().filter(unit -> !unit.closed()).toList();
  }

  /** Those who have a grant for this very unit. */
  public List<Contact> contactsOf(UnitPath unit) {
    return contacts.stream()
        .filter(contact -> contact.grants().stream().anyMatch(grant -> grant.unit().equals(unit)))
        .toList();
  }

  /**
   * The version that this listing gets when it takes the place of the one it was made from: a
   * number that grows by one, and a hash of what it lists. So the same change made twice has the
   * same version, and two different changes never do.
   */
  public String next() {
    long number = number(version) + 1;
    List<String> listed = new ArrayList<>();
    units.forEach(unit -> listed.add(text(unit)));
    contacts.forEach(contact -> listed.add(text(contact)));
    return number + "-" + Sha256.hex(String.join("\n", listed), DIGITS);
  }

  private static String text(ListedUnit unit) {
    return Stream.of(
            unit.path(),
            unit.code(),
            unit.name(),
            unit.type(),
            unit.mail(),
            unit.under(),
            unit.closed())
        .map(part -> part == null ? "" : part.toString())
        .collect(Collectors.joining("\t"));
  }

  private static String text(Contact contact) {
    return contact.grants().stream()
        .map(grant -> grant.unit() + "=" + grant.role())
        .collect(Collectors.joining("\t", contact.address() + "\t" + contact.name() + "\t", ""));
  }

  /** How often the directory had been written at this version. */
  public static long number(String version) {
    return Long.parseLong(version.split("-", 2)[0]);
  }
}
