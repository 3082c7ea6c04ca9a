package org.nuanbao.functions.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Archives and disbursements in the register table, an item each. A row's personal data is sealed
 * in one envelope, which keeps the item within one kilobyte, so one write unit.
 */
@Singleton
public final class DynamoArchives implements Archives {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final DynamoTable register;
  private final FieldSealer sealer;

  /** Uses an existing register table. */
  public DynamoArchives(@Named("register") DynamoTable register, FieldSealer sealer) {
    this.register = register;
    this.sealer = sealer;
  }

  @Override
  public void write(List<Archive> archives, List<Disbursement> disbursements) {
    register.putAll(ArchiveItem.class, archives.stream().map(this::sealed).toList());
    register.putAll(
        DisbursementItem.class, disbursements.stream().map(DisbursementItem::of).toList());
  }

  @Override
  public void remove(List<Archive> archives, List<Disbursement> disbursements) {
    register.deleteAll(
        archives.stream()
            .map(row -> DynamoTable.key(ArchiveItem.pk(row.person()), ArchiveItem.sk(row)))
            .toList());
    register.deleteAll(
        disbursements.stream()
            .map(DisbursementItem::of)
            .map(item -> DynamoTable.key(item.pk(), item.sk()))
            .toList());
  }

  @Override
  public List<Disbursement> disbursements(PersonKey person, String campaign, String fund) {
    return register
        .all(
            DisbursementItem.class, ArchiveItem.pk(person), DisbursementItem.prefix(campaign, fund))
        .stream()
        .map(DisbursementItem::paid)
        .toList();
  }

  @Override
  public List<Archive> entries(DutyId duty, long version, List<PersonKey> persons) {
    String prefix = ArchiveItem.prefix(duty, version);
    return register
        .sideBySide(
            persons.stream().distinct().toList(),
            person -> register.all(ArchiveItem.class, ArchiveItem.pk(person), prefix))
        .stream()
        .map(this::opened)
        .sorted(Comparator.comparingInt(Archive::row))
        .toList();
  }

  private ArchiveItem sealed(Archive archive) {
    String pk = ArchiveItem.pk(archive.person());
    String sk = ArchiveItem.sk(archive);
    byte[] envelope = sealer.seal(written(archive.personal()), pk + "|" + sk);
    return new ArchiveItem(
        pk,
        sk,
        archive.duty(),
        archive.version(),
        archive.row(),
        SdkBytes.fromByteArrayUnsafe(envelope),
        null);
  }

  private Archive opened(ArchiveItem item) {
    return new Archive(
        ArchiveItem.person(item.pk()), item.duty(), item.version(), item.row(), personal(item));
  }

  private SortedMap<String, String> personal(ArchiveItem item) {
    String place = item.pk() + "|" + item.sk();
    SortedMap<String, String> personal = new TreeMap<>();
    if (item.envelope() != null) {
      personal.putAll(read(sealer.open(item.envelope().asByteArrayUnsafe(), place)));
    }
    if (item.sealed() != null) {
      item.sealed()
          .forEach((field, bytes) ->
              personal.put(
                  field,
                  new String(sealer.open(bytes.asByteArrayUnsafe(), place + "|" + field), UTF_8)));
    }
    return personal;
  }

  private static byte[] written(Map<String, String> fields) {
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw unreadable(e);
    }
  }

  private static Map<String, String> read(byte[] fields) {
    try {
      return JSON.readValue(fields, FIELDS);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The cause is left out: a parser's message quotes what it read. */
  private static IllegalStateException unreadable(IOException e) {
    return new IllegalStateException("an archive's fields: " + e.getClass().getName());
  }

  /**
   * {@code PERSON#<personKey>}/{@code ARCHIVE#<dutyKey>#<version>#<row>}: one row of one version.
   * The row is in the key because a form may name a person twice.
   *
   * @param envelope the columns' values as one JSON object, encrypted for this item's key
   * @param sealed of items that have no envelope yet: each column's value, encrypted for this
   *     item's key and this field
   */
  private record ArchiveItem(
      String pk,
      String sk,
      DutyId duty,
      long version,
      int row,
      @Nullable SdkBytes envelope,
      @Nullable Map<String, SdkBytes> sealed) {
    static String pk(PersonKey person) {
      return "PERSON#" + person.value();
    }

    static PersonKey person(String pk) {
      return new PersonKey(pk.substring(pk.indexOf('#') + 1));
    }

    /** The prefix that all rows of a version share. */
    static String prefix(DutyId duty, long version) {
      return String.format(Locale.ROOT, "ARCHIVE#%s#%010d#", duty.key(), version);
    }

    static String sk(Archive archive) {
      return prefix(archive.duty(), archive.version())
          + String.format(Locale.ROOT, "%06d", archive.row());
    }
  }

  /**
   * {@code PERSON#<personKey>}/{@code DISBURSEMENT#<campaign>#<fund>#<dutyKey>#<version>#<row>}: a
   * disbursement; the rows of all versions stand side by side.
   */
  private record DisbursementItem(
      String pk, String sk, @RecordSchema.InKey("person") Disbursement paid) {
    static String prefix(String campaign, String fund) {
      return "DISBURSEMENT#" + campaign + "#" + fund + "#";
    }

    static DisbursementItem of(Disbursement paid) {
      return new DisbursementItem(
          ArchiveItem.pk(paid.person()),
          prefix(paid.duty().campaign(), paid.fund())
              + String.format(
                  Locale.ROOT, "%s#%010d#%06d", paid.duty().key(), paid.version(), paid.row()),
          paid);
    }
  }
}
