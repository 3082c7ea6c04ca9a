package org.nuanbao.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;

/** Directories from a seed: trees of some depth, with and without codes, moved and closed units. */
public final class RandomDirectory {
  private static final UnitPath ROOT = new UnitPath("/1/");
  private static final List<Role> ROLES = List.of(Role.values());
  private static final List<String> TYPES = List.of("district", "industry", "direct");

  private final Random random;

  public RandomDirectory(long seed) {
    random = new Random(seed);
  }

  /** A directory of so many units, with contacts. */
  public Listing listing(int units) {
    List<ListedUnit> all = new ArrayList<>();
    all.add(unit(ROOT, "市总工会", null));
    while (all.size() < units) {
      ListedUnit above = all.get(random.nextInt(all.size()));
      if (above.path().level() < 6) {
        UnitPath path = new UnitPath(above.path() + "u" + all.size() + "/");
        // Units of different places may have the same name.
        String name = (random.nextInt(5) == 0 ? "第一" : "单位" + all.size()) + "工会";
        boolean twice =
            all.stream()
                .anyMatch(other ->
                    !other.path().isRoot()
                        && other.above().equals(above.path())
                        && other.name().equals(name));
        all.add(unit(path, twice ? "单位" + all.size() + "工会" : name, null));
      }
    }
    moveSome(all);
    closeSome(all);
    return new Listing(ROOT, "7-abc", all, contacts(all));
  }

  private ListedUnit unit(UnitPath path, String name, @Nullable UnitPath under) {
    int number = path.value().hashCode() & 0xffff;
    return new ListedUnit(
        path,
        random.nextBoolean() ? "C" + path.value().replace("/", "") : null,
        name,
        random.nextInt(3) == 0 ? null : TYPES.get(random.nextInt(TYPES.size())),
        "mail" + number + "@union.test",
        under,
        false);
  }

  private void moveSome(List<ListedUnit> all) {
    for (int i = 1; i < all.size(); i += 7) {
      ListedUnit unit = all.get(i);
      ListedUnit under = all.get(random.nextInt(i));
      boolean twice =
          all.stream()
              .anyMatch(other ->
                  !other.path().isRoot()
                      && other.above().equals(under.path())
                      && other.name().equals(unit.name()));
      if (!twice) {
        all.set(i, unit.movedUnder(under.path()));
      }
    }
  }

  /** Closes units that have nobody below them. */
  private void closeSome(List<ListedUnit> all) {
    Set<UnitPath> parents = new HashSet<>();
    all.forEach(unit -> parents.add(unit.above()));
    for (int i = 1; i < all.size(); i++) {
      if (!parents.contains(all.get(i).path()) && random.nextInt(9) == 0) {
        all.set(i, all.get(i).closed(true));
      }
    }
  }

  private List<Contact> contacts(List<ListedUnit> all) {
    Map<String, Contact> contacts = new HashMap<>();
    for (ListedUnit unit : all) {
      if (unit.closed() || random.nextInt(4) == 0) {
        continue;
      }
      Role role = ROLES.get(random.nextInt(ROLES.size()));
      String address =
          random.nextBoolean()
              ? unit.mail()
              : "person" + random.nextInt(all.size()) + "@union.test";
      Contact more =
          new Contact(
              address, "某人" + address.hashCode() % 97, List.of(new Grant(unit.path(), role)));
      contacts.merge(address, more, (one, other) -> one.with(other.grants()));
    }
    return List.copyOf(contacts.values());
  }

  /** Another number below the bound. */
  public int next(int bound) {
    return random.nextInt(bound);
  }
}
