package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.value.MailAddress;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.enhanced.dynamodb.Key;

/**
 * Directories in the reports table. A version is written in parts that nobody reads yet; then one
 * transaction turns the root's pointer to it. The version before is kept, older ones are deleted.
 */
@Singleton
public final class DynamoDirectory implements Directory, Contacts {
  private static final String CHANGED = "CHANGED#";

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoDirectory(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public Listing listing(UnitPath root) {
    Attempts attempts = new Attempts("reading a directory");
    while (true) {
      Optional<PointerToVersion> pointer = pointer(root);
      if (pointer.isEmpty()) {
        return Listing.none(root);
      }
      String version = pointer.get().version();
      List<ListedUnit> units =
          reports.all(UnitsItem.class, UnitsItem.pk(root), UnitsItem.prefix(version)).stream()
              .flatMap(item -> item.units().stream())
              .map(StoredUnit::unit)
              .toList();
      List<Contact> contacts =
          reports.all(ContactsItem.class, UnitsItem.pk(root), ContactsItem.prefix(version)).stream()
              .flatMap(item -> item.contacts().stream())
              .map(StoredContact::contact)
              .toList();
      // Between the pointer and the parts, two later versions may have come and deleted these.
      if (pointer(root).equals(pointer)) {
        return new Listing(root, version, units, contacts);
      }
      attempts.again();
    }
  }

  @Override
  public boolean commit(Listing next, Entry entry) {
    UnitPath root = next.root();
    String version = next.next();
    if (pointer(root).map(PointerToVersion::version).orElse(Listing.NEVER).equals(version)) {
      return true;
    }
    reports.putAll(UnitsItem.class, UnitsItem.parts(next, version));
    reports.putAll(ContactsItem.class, ContactsItem.parts(next, version));
    boolean turned =
        reports.commit(tx ->
            tx.putIf(
                    new PointerToVersion(PointerToVersion.DIRECTORIES, root.value(), version),
                    PointerToVersion.stillAt(next.version()))
                .put(
                    AuditItem.of(
                        UnitsItem.pk(root),
                        entry.at(),
                        entry.by(),
                        CHANGED + version,
                        entry.counts())));
    String now = pointer(root).map(PointerToVersion::version).orElse(Listing.NEVER);
    tidy(root, now, turned || now.equals(version) ? null : version);
    return turned || now.equals(version);
  }

  /**
   * Deletes versions that are older than the one before this one, and what was refused just now.
   * Whoever writes a version that may still be turned to, writes a later one.
   */
  private void tidy(UnitPath root, String now, @Nullable String refused) {
    List<Key> gone =
        reports.all(MarkItem.class, UnitsItem.pk(root), UnitsItem.VERSION).stream()
            .filter(part -> {
              String version = UnitsItem.version(part.sk());
              return version.equals(refused) || Listing.number(version) < Listing.number(now) - 1;
            })
            .map(part -> DynamoTable.key(part.pk(), part.sk()))
            .toList();
    if (!gone.isEmpty()) {
      reports.deleteAll(gone);
    }
  }

  @Override
  public List<Entry> history(UnitPath root) {
    return reports.all(AuditItem.class, UnitsItem.pk(root), AuditItem.PREFIX).stream()
        .map(item -> new Entry(item.at(), item.by(), item.note()))
        .toList();
  }

  @Override
  public Optional<Contact> find(String typed) {
    return MailAddress.normal(typed).flatMap(this::withAddress);
  }

  /** Looks into the one part of each root's contacts where this address would be. */
  private Optional<Contact> withAddress(String address) {
    Attempts attempts = new Attempts("reading a contact");
    while (true) {
      List<PointerToVersion> pointers = pointers();
      if (pointers.isEmpty()) {
        return Optional.empty();
      }
      List<Key> parts =
          pointers.stream()
              .map(pointer ->
                  DynamoTable.key(
                      UnitsItem.pk(pointer.root()),
                      ContactsItem.prefix(pointer.version()) + ContactsItem.shard(address)))
              .toList();
      List<ContactsItem> items = reports.getAll(ContactsItem.class, parts);
      Optional<Contact> found =
          items.stream()
              .sorted(Comparator.comparing(ContactsItem::pk))
              .flatMap(item -> item.contacts().stream())
              .filter(contact -> contact.address().equals(address))
              .map(StoredContact::contact)
              .reduce((one, other) -> one.with(other.grants()));
      // A part that is not there has no contacts, or was deleted since.
      if (items.size() == parts.size() || pointers().equals(pointers)) {
        return found;
      }
      attempts.again();
    }
  }

  @Override
  public List<Contact> of(UnitPath unit) {
    return listing(unit.root()).contactsOf(unit);
  }

  private Optional<PointerToVersion> pointer(UnitPath root) {
    return reports.get(PointerToVersion.class, PointerToVersion.DIRECTORIES, root.value());
  }

  private List<PointerToVersion> pointers() {
    return reports.all(PointerToVersion.class, PointerToVersion.DIRECTORIES, "");
  }

  /** {@code DIRECTORIES}/{@code <root>}: the version of a root's directory that counts. */
  private record PointerToVersion(String pk, String sk, String version) {
    static final String DIRECTORIES = "DIRECTORIES";

    UnitPath root() {
      return new UnitPath(sk);
    }

    static Expression stillAt(String version) {
      return version.equals(Listing.NEVER)
          ? DynamoTable.absent()
          : DynamoTable.condition("#version = :version", version);
    }
  }

  /** {@code DIRECTORY#<root>}/{@code V#<version>#UNITS#<n>}: some of a version's units. */
  private record UnitsItem(String pk, String sk, List<StoredUnit> units) {
    static final String VERSION = "V#";
    private static final int MOST = 500;

    static String pk(UnitPath root) {
      return "DIRECTORY#" + root;
    }

    static String prefix(String version) {
      return VERSION + version + "#UNITS#";
    }

    static String version(String sk) {
      return sk.split("#", 3)[1];
    }

    static List<UnitsItem> parts(Listing listing, String version) {
      List<StoredUnit> units = listing.units().stream().map(StoredUnit::of).toList();
      List<UnitsItem> parts = new ArrayList<>();
      for (int from = 0; from < units.size(); from += MOST) {
        parts.add(
            new UnitsItem(
                pk(listing.root()),
                prefix(version) + "%04d".formatted(parts.size()),
                units.subList(from, Math.min(from + MOST, units.size()))));
      }
      return parts;
    }
  }

  /**
   * {@code DIRECTORY#<root>}/{@code V#<version>#CONTACTS#<00–3f>}: those of a version's contacts
   * whose addresses' hashes fall into one part, so that one address is found in one item.
   */
  private record ContactsItem(String pk, String sk, List<StoredContact> contacts) {
    private static final int SHARDS = 64;

    static String prefix(String version) {
      return UnitsItem.VERSION + version + "#CONTACTS#";
    }

    static String shard(String address) {
      return "%02x".formatted(Integer.parseInt(Sha256.hex(address, 2), 16) % SHARDS);
    }

    static List<ContactsItem> parts(Listing listing, String version) {
      Map<String, List<StoredContact>> shards =
          listing.contacts().stream()
              .collect(
                  Collectors.groupingBy(
                      contact -> shard(contact.address()),
                      TreeMap::new,
                      Collectors.mapping(StoredContact::of, Collectors.toList())));
      List<ContactsItem> parts = new ArrayList<>();
      shards.forEach((shard, contacts) ->
          parts.add(
              new ContactsItem(UnitsItem.pk(listing.root()), prefix(version) + shard, contacts)));
      return parts;
    }
  }

  /** A unit as it is packed; paths as text. */
  private record StoredUnit(
      String path,
      @Nullable String code,
      String name,
      @Nullable String type,
      String mail,
      @Nullable String under,
      boolean closed) {
    static StoredUnit of(ListedUnit unit) {
      return new StoredUnit(
          unit.path().value(),
          unit.code(),
          unit.name(),
          unit.type(),
          unit.mail(),
          unit.under() == null ? null : unit.under().value(),
          unit.closed());
    }

    ListedUnit unit() {
      return new ListedUnit(
          new UnitPath(path),
          code,
          name,
          type,
          mail,
          under == null ? null : new UnitPath(under),
          closed);
    }
  }

  /** A contact as it is packed. */
  private record StoredContact(String address, String name, List<StoredGrant> grants) {
    static StoredContact of(Contact contact) {
      return new StoredContact(
          contact.address(),
          contact.name(),
          contact.grants().stream()
              .map(grant -> new StoredGrant(grant.unit().value(), grant.role()))
              .toList());
    }

    Contact contact() {
      return new Contact(
          address,
          name,
          grants.stream()
              .map(grant -> new Grant(new UnitPath(grant.unit()), grant.role()))
              .toList());
    }
  }

  private record StoredGrant(String unit, Role role) {}
}
