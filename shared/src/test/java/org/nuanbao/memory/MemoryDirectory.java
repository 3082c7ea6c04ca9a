package org.nuanbao.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Listing;
import org.nuanbao.value.MailAddress;

/** Directories in memory. */
public final class MemoryDirectory implements Directory, Contacts {
  private final Map<UnitPath, Listing> listings = new TreeMap<>();
  private final Map<UnitPath, List<Entry>> entries = new TreeMap<>();

  @Override
  public synchronized Listing listing(UnitPath root) {
    return listings.getOrDefault(root, Listing.none(root));
  }

  @Override
  public synchronized boolean commit(Listing next, Entry entry) {
    UnitPath root = next.root();
    String now = listing(root).version();
    if (now.equals(next.next())) {
      return true;
    }
    if (!now.equals(next.version())) {
      return false;
    }
    listings.put(root, new Listing(root, next.next(), next.units(), next.contacts()));
    entries.computeIfAbsent(root, none -> new ArrayList<>()).add(entry);
    return true;
  }

  @Override
  public synchronized List<Entry> history(UnitPath root) {
    return List.copyOf(entries.getOrDefault(root, List.of()));
  }

  @Override
  public synchronized Optional<Contact> find(String typed) {
    return MailAddress.normal(typed)
        .flatMap(address ->
            listings.values().stream()
                .flatMap(listing -> listing.contacts().stream())
                .filter(contact -> contact.address().equals(address))
                .reduce((one, other) -> one.with(other.grants())));
  }

  @Override
  public synchronized List<Contact> of(UnitPath unit) {
    return listing(unit.root()).contactsOf(unit);
  }
}
