package org.nuanbao.functions.dynamo;

import java.util.Locale;
import java.util.Map;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * {@code PERSON#<personKey>}/{@code ARCHIVE#<dutyKey>#<version>#<row>}: one row of one version. The
 * row is in the key because a form may name a person twice.
 *
 * @param sealed column key → the field's value, encrypted for this key and field
 */
record ArchiveItem(
    String pk, String sk, String duty, long version, long row, Map<String, SdkBytes> sealed) {
  static final TableSchema<ArchiveItem> SCHEMA =
      ItemSchema.of(ArchiveItem.class, ArchiveItem::pk, ArchiveItem::sk)
          .text("duty", ArchiveItem::duty)
          .number("version", ArchiveItem::version)
          .number("row", ArchiveItem::row)
          .sealed("sealed", ArchiveItem::sealed)
          .build(draft ->
              new ArchiveItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("duty"),
                  draft.number("version"),
                  draft.number("row"),
                  draft.sealed("sealed")));

  static String pk(PersonKey person) {
    return "PERSON#" + person.value();
  }

  static PersonKey person(String pk) {
    return new PersonKey(pk.substring(pk.indexOf('#') + 1));
  }

  /** All rows of a version. */
  static String prefix(DutyId duty, long version) {
    return String.format(Locale.ROOT, "ARCHIVE#%s#%010d#", duty.key(), version);
  }

  static String sk(Archive archive) {
    return prefix(archive.duty(), archive.version())
        + String.format(Locale.ROOT, "%06d", archive.row());
  }

  /** The place a field is sealed for. */
  static String place(String pk, String sk, String field) {
    return pk + "|" + sk + "|" + field;
  }
}
