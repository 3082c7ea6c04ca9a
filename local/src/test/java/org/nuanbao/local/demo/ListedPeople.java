package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.local.cloud.RunningSystem;

/** People who are put into the directory of a season. */
final class ListedPeople {
  private ListedPeople() {}

  /**
   * Lists a person who has this role at a unit, beside those who are listed; returns the address.
   */
  static String of(RunningSystem system, Season season, String unit, Role role) {
    UnitPath path = new UnitPath(season.path(unit));
    Directory directory = system.bean(Directory.class);
    Listing before = directory.listing(path.root());
    String address = "wangmin" + System.nanoTime() + "@union.test";
    List<Contact> contacts = new ArrayList<>(before.contacts());
    contacts.add(new Contact(address, "王敏", List.of(new Grant(path, role))));
    List<ListedUnit> units =
        season.scenario().units().entrySet().stream()
            .map(each ->
                new ListedUnit(
                    new UnitPath(each.getValue()),
                    null,
                    each.getKey(),
                    null,
                    season.mail(each.getKey()),
                    null,
                    false))
            .toList();
    assertThat(
            directory.commit(
                new Listing(path.root(), before.version(), units, contacts),
                new Directory.Entry(Instant.EPOCH, "test", "")))
        .isTrue();
    return address;
  }
}
