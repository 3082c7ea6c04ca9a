package org.nuanbao.functions.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.FormId;
import org.nuanbao.functions.keys.FieldSealer;
import org.nuanbao.memory.MemoryKeySets;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Items as they were written once, {@code kept-….json} in the JSON of DynamoDB: they are read as
 * the values they were written from, and the same values are written as the same items, or as those
 * that have taken their places since.
 */
abstract class KeptItems {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Instant NINE = Instant.parse("2018-01-10T01:00:00Z");
  static final Instant TEN = Instant.parse("2018-01-10T02:00:00.123456Z");
  static final String CAMPAIGN = "winter";
  static final FormId FORM = new FormId("city-2017-2");
  static final UnitPath CITY = new UnitPath("/city/");
  static final AnnouncedFile FILE =
      new AnnouncedFile("统计表.xlsx", 12_345, "ab".repeat(32), "application/vnd.ms-excel");
  static final PersonKey LI = new PersonKey("v1#" + "1a".repeat(32));
  static final PersonKey WANG = new PersonKey("v1#" + "2b".repeat(32));
  static final String HASH = "cd".repeat(32);

  final KeySets keySets = new MemoryKeySets();
  private final RecordedTables written = new RecordedTables();
  private final RecordedTables before = new RecordedTables();
  private final RecordedTables since = new RecordedTables();

  record Stores(DynamoTable reports, DynamoTable register, KeySets keySets) {
    static Stores over(RecordedTables tables, KeySets keySets) {
      DynamoDbEnhancedClient dynamo =
          DynamoDbEnhancedClient.builder().dynamoDbClient(tables).build();
      return new Stores(
          new DynamoTable(dynamo, "reports"), new DynamoTable(dynamo, "register"), keySets);
    }

    DynamoSubmissions submissions() {
      return new DynamoSubmissions(reports);
    }

    DynamoOutbox outbox() {
      return new DynamoOutbox(reports);
    }

    DynamoSubjects subjects() {
      return new DynamoSubjects(reports);
    }

    DynamoCampaigns campaigns() {
      return new DynamoCampaigns(reports, KeptTotalsTest::notice);
    }

    DynamoMailbox mailbox() {
      return new DynamoMailbox(reports);
    }

    DynamoClaims claims() {
      return new DynamoClaims(reports);
    }

    DynamoFigures figures() {
      return new DynamoFigures(reports, keySets);
    }

    DynamoRollUps rollUps() {
      return new DynamoRollUps(reports, keySets);
    }

    DynamoArchives archives() {
      return new DynamoArchives(register, new Marked());
    }
  }

  /** Stands for the real sealer: shows what was sealed for which place. */
  record Marked() implements FieldSealer {
    @Override
    public byte[] seal(byte[] plain, String associated) {
      return (associated + "=" + new String(plain, UTF_8)).getBytes(UTF_8);
    }

    @Override
    public byte[] open(byte[] sealed, String associated) {
      String text = new String(sealed, UTF_8);
      assertThat(text).startsWith(associated + "=");
      return text.substring(associated.length() + 1).getBytes(UTF_8);
    }
  }

  /** The resource with the items. */
  abstract String resource();

  /** The resources with items that are written otherwise since; later ones last. */
  List<String> resourcesSince() {
    return List.of();
  }

  /** Writes all values through the stores. */
  abstract void write(Stores stores);

  /** Stores over the kept items. */
  final Stores kept() {
    return Stores.over(before, keySets);
  }

  /** Stores over the items as they are written since. */
  final Stores keptSince() {
    return Stores.over(since, keySets);
  }

  @BeforeEach
  final void writeAll() throws IOException {
    write(Stores.over(written, keySets));
    read(resource(), before);
    read(resource(), since);
    for (String later : resourcesSince()) {
      read(later, since);
    }
  }

  /** Puts the items of a resource into these tables. */
  static void read(String resource, RecordedTables tables) throws IOException {
    try (InputStream in = requireNonNull(KeptItems.class.getResourceAsStream(resource))) {
      for (Map.Entry<String, JsonNode> table : JSON.readTree(in).properties()) {
        table.getValue().forEach(item -> tables.put(table.getKey(), attributes(item)));
      }
    }
  }

  @Test
  final void theSameValuesAreWrittenAsTheSameItems() {
    assertThat(shown(written)).containsExactlyInAnyOrderEntriesOf(shown(since));
  }

  static DutyId duty(String unit) {
    return new DutyId(CAMPAIGN, FORM, DutyId.ONCE, new UnitPath("/city/n/" + unit + "/"));
  }

  static SubmissionId id(String unit) {
    return new SubmissionId("1515546000000-" + unit);
  }

  private static Map<String, AttributeValue> attributes(JsonNode item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.properties().forEach(one -> attributes.put(one.getKey(), attribute(one.getValue())));
    return attributes;
  }

  private static AttributeValue attribute(JsonNode typed) {
    Map.Entry<String, JsonNode> one = typed.properties().iterator().next();
    JsonNode value = one.getValue();
    return switch (one.getKey()) {
      case "S" -> AttributeValue.fromS(value.asText());
      case "N" -> AttributeValue.fromN(value.asText());
      case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
      case "B" ->
          AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.asText())));
      case "L" -> AttributeValue.fromL(value.valueStream().map(KeptItems::attribute).toList());
      case "M" -> AttributeValue.fromM(attributes(value));
      default -> throw new IllegalArgumentException(one.getKey());
    };
  }

  /** By table and keys; packed bytes as what they unpack to, which no library may change. */
  private static Map<String, String> shown(RecordedTables tables) {
    Map<String, String> shown = new TreeMap<>();
    tables
        .items()
        .forEach((table, items) ->
            items.forEach((key, item) -> shown.put(table + " " + key, shown(item))));
    return shown;
  }

  private static String shown(Map<String, AttributeValue> item) {
    Map<String, String> shown = new TreeMap<>();
    item.forEach((name, value) -> shown.put(name, shown(value)));
    AttributeValue pk = item.get("pk");
    if (pk != null && pk.s().startsWith("DIRTY#")) {
      // The version is a random number.
      shown.computeIfPresent("version", (_, number) -> number.replaceAll("\\d+", "…"));
    }
    return shown.toString();
  }

  private static String shown(AttributeValue value) {
    return switch (value.type()) {
      case B -> "B " + text(value.b());
      case M -> "M " + shown(value.m());
      case L -> "L " + value.l().stream().map(KeptItems::shown).toList();
      default -> value.toString();
    };
  }

  private static String text(SdkBytes bytes) {
    if (bytes.asByteArrayUnsafe()[0] == PackedSums.FORMAT) {
      return PackedSums.unpack(bytes, JsonNode.class).toString();
    }
    try (InputStream in = new GZIPInputStream(bytes.asInputStream())) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (ZipException e) {
      return bytes.asUtf8String();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
