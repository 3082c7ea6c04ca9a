package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;

/**
 * A directory: a listing counts as a whole or not at all, and only over the one it was made from.
 */
public abstract class DirectoryContract {
  private final UnitPath root = new UnitPath("/" + UUID.randomUUID() + "/");
  private final String domain = "@" + UUID.randomUUID() + ".test";
  private final Directory.Entry entry = new Directory.Entry(Given.MORNING, "officer", "new 2");

  /** The store under test. */
  protected abstract Directory directory();

  /** The same store, by its contacts. */
  protected abstract Contacts contacts();

  @Test
  void beforeAnythingIsWrittenNobodyIsThere() {
    assertThat(directory().listing(root)).isEqualTo(Listing.none(root));
    assertThat(directory().history(root)).isEmpty();
    assertThat(contacts().find("nobody" + domain)).isEmpty();
    assertThat(contacts().of(root)).isEmpty();
  }

  @Test
  void whatIsCommittedIsRead() {
    Listing small = small(Listing.NEVER);

    assertThat(directory().commit(small, entry)).isTrue();

    Listing now = directory().listing(root);
    assertThat(now.units()).isEqualTo(small.units());
    assertThat(now.contacts()).isEqualTo(small.contacts());
    assertThat(now.version()).isEqualTo(small.next());
    assertThat(directory().history(root)).containsExactly(entry);
    Contact filler = person("a", "甲", unit("a"), Role.FILLER);
    assertThat(contacts().find(filler.address())).contains(filler);
    assertThat(contacts().of(unit("a"))).containsExactly(filler);
    assertThat(contacts().of(root))
        .containsExactly(person("r", "乙", root, Role.ADMINISTRATOR, Role.AUDITOR));
  }

  @Test
  void anAddressIsFoundHoweverItIsTyped() {
    directory().commit(small(Listing.NEVER), entry);

    Contact filler = person("a", "甲", unit("a"), Role.FILLER);
    assertThat(contacts().find(" MailTo:A" + domain.replace('@', '＠').toUpperCase(Locale.ROOT)))
        .contains(filler);
    assertThat(contacts().find("a")).isEmpty();
    assertThat(contacts().find("")).isEmpty();
  }

  @Test
  void theSameCommittedAgainChangesNothing() {
    Listing small = small(Listing.NEVER);
    directory().commit(small, entry);
    Listing now = directory().listing(root);

    assertThat(directory().commit(small, entry)).isTrue();

    assertThat(directory().listing(root)).isEqualTo(now);
    assertThat(directory().history(root)).containsExactly(entry);
  }

  @Test
  void whatWasMadeFromAnEarlierVersionIsRefused() {
    directory().commit(small(Listing.NEVER), entry);
    Listing first = directory().listing(root);
    Listing mine = new Listing(root, first.version(), first.units(), List.of());
    Listing theirs =
        new Listing(
            root, first.version(), first.units(), List.of(person("t", "丙", root, Role.FILLER)));
    assertThat(directory().commit(theirs, entry)).isTrue();
    Listing now = directory().listing(root);

    assertThat(directory().commit(mine, entry)).isFalse();
    assertThat(directory().commit(small(Listing.NEVER), entry)).isFalse();

    assertThat(directory().listing(root)).isEqualTo(now);
    assertThat(directory().history(root)).hasSize(2);
    assertThat(contacts().find("a" + domain)).as("removed").isEmpty();
    assertThat(contacts().find("t" + domain)).isPresent();
  }

  @Test
  void ofManyVersionsTheLastCounts() {
    for (int i = 0; i < 5; i++) {
      Listing before = directory().listing(root);
      Listing next =
          new Listing(
              root,
              before.version(),
              small(before.version()).units(),
              List.of(person("p" + i, "人", root, Role.REVIEWER)));
      assertThat(directory().commit(next, entry)).isTrue();
    }

    assertThat(contacts().find("p3" + domain)).isEmpty();
    assertThat(contacts().find("p4" + domain)).isPresent();
    assertThat(directory().listing(root).contacts()).hasSize(1);
    assertThat(directory().history(root)).hasSize(5);
  }

  @Test
  void whoActsInTwoTreesHasTheGrantsOfBoth() {
    UnitPath other = new UnitPath("/" + UUID.randomUUID() + "/");
    directory().commit(small(Listing.NEVER), entry);
    Contact there = new Contact("a" + domain, "甲", List.of(new Grant(other, Role.AUDITOR)));
    directory().commit(new Listing(other, Listing.NEVER, List.of(), List.of(there)), entry);

    Contact found = contacts().find("a" + domain).orElseThrow();

    assertThat(found.may(Role.AUDITOR, other)).isTrue();
    assertThat(found.may(Role.FILLER, unit("a"))).isTrue();
    assertThat(found.may(Role.AUDITOR, unit("a"))).isFalse();
  }

  @Test
  void threeThousandUnitsAreCommittedAtOnce() {
    List<ListedUnit> units = new ArrayList<>(List.of(listed(root, null)));
    IntStream.range(0, 3_000).forEach(i -> units.add(listed(unit("u" + i), "C" + i)));
    List<Contact> people =
        IntStream.range(0, 3_000)
            .mapToObj(i -> person("u" + i, "填报人" + i, unit("u" + i), Role.FILLER))
            .toList();
    Listing large = new Listing(root, Listing.NEVER, units, people);

    assertThat(directory().commit(large, entry)).isTrue();

    assertThat(directory().listing(root))
        .isEqualTo(new Listing(root, large.next(), large.units(), large.contacts()));
    assertThat(contacts().find("u2999" + domain)).contains(people.get(2_999));
    assertThat(contacts().of(unit("u7"))).containsExactly(people.get(7));
  }

  private Listing small(String version) {
    ListedUnit moved = new ListedUnit(unit("c"), null, "丙单位", null, "c" + domain, unit("a"), true);
    return new Listing(
        root,
        version,
        List.of(listed(root, null), listed(unit("a"), "A1"), moved),
        List.of(
            person("r", "乙", root, Role.ADMINISTRATOR, Role.AUDITOR),
            person("a", "甲", unit("a"), Role.FILLER)));
  }

  private UnitPath unit(String name) {
    return new UnitPath(root + name + "/");
  }

  private ListedUnit listed(UnitPath path, @Nullable String code) {
    return new ListedUnit(path, code, "单位" + path, "district", "m" + domain, null, false);
  }

  private Contact person(String local, String name, UnitPath unit, Role... roles) {
    return new Contact(
        local + domain, name, Stream.of(roles).map(role -> new Grant(unit, role)).toList());
  }
}
