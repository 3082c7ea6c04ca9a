package org.nuanbao.functions.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.core.SdkBytes;

/** Archives and disbursements in the register table; what is personal is sealed field by field. */
@Singleton
public final class DynamoArchives implements Archives {
  private final DynamoTable register;
  private final FieldSealer sealer;

  /** Over a register table that exists. */
  public DynamoArchives(@Named("register") DynamoTable register, FieldSealer sealer) {
    this.register = register;
    this.sealer = sealer;
  }

  @Override
  public void write(List<Archive> archives, List<Disbursement> disbursements) {
    register.putAll(ArchiveItem.SCHEMA, archives.stream().map(this::sealed).toList());
    register.putAll(
        DisbursementItem.SCHEMA, disbursements.stream().map(DisbursementItem::of).toList());
  }

  @Override
  public void remove(List<Archive> archives, List<Disbursement> disbursements) {
    register.deleteAll(
        ArchiveItem.SCHEMA,
        archives.stream()
            .map(row -> DynamoTable.key(ArchiveItem.pk(row.person()), ArchiveItem.sk(row)))
            .toList());
    register.deleteAll(
        DisbursementItem.SCHEMA,
        disbursements.stream()
            .map(DisbursementItem::of)
            .map(item -> DynamoTable.key(item.pk(), item.sk()))
            .toList());
  }

  @Override
  public List<Disbursement> disbursements(PersonKey person, String campaign, String fund) {
    return register
        .all(
            DisbursementItem.SCHEMA,
            ArchiveItem.pk(person),
            DisbursementItem.prefix(campaign, fund))
        .stream()
        .map(DisbursementItem::disbursement)
        .toList();
  }

  @Override
  public List<Archive> entries(DutyId duty, long version, List<PersonKey> persons) {
    String prefix = ArchiveItem.prefix(duty, version);
    return Batches.sideBySide(
            persons.stream().distinct().toList(),
            person -> register.all(ArchiveItem.SCHEMA, ArchiveItem.pk(person), prefix))
        .stream()
        .map(this::opened)
        .sorted(Comparator.comparingInt(Archive::row))
        .toList();
  }

  private ArchiveItem sealed(Archive archive) {
    String pk = ArchiveItem.pk(archive.person());
    String sk = ArchiveItem.sk(archive);
    Map<String, SdkBytes> fields = new TreeMap<>();
    archive
        .personal()
        .forEach((field, value) ->
            fields.put(
                field,
                SdkBytes.fromByteArray(
                    sealer.seal(value.getBytes(UTF_8), ArchiveItem.place(pk, sk, field)))));
    return new ArchiveItem(pk, sk, archive.duty().key(), archive.version(), archive.row(), fields);
  }

  private Archive opened(ArchiveItem item) {
    SortedMap<String, String> personal = new TreeMap<>();
    item.sealed()
        .forEach((field, bytes) ->
            personal.put(
                field,
                new String(
                    sealer.open(
                        bytes.asByteArray(), ArchiveItem.place(item.pk(), item.sk(), field)),
                    UTF_8)));
    return new Archive(
        ArchiveItem.person(item.pk()),
        DutyId.parse(item.duty()),
        item.version(),
        Math.toIntExact(item.row()),
        personal);
  }
}
