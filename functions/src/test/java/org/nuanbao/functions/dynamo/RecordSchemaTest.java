package org.nuanbao.functions.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.value.Money;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RecordSchemaTest {
  private enum Colour {
    RED
  }

  private record Inner(UnitPath path, @Nullable LocalDate day, @Nullable Colour colour) {}

  private record AnItem(
      String pk,
      String sk,
      @RecordSchema.InKey(value = "path", key = "sk") @Nullable Inner inner,
      Money money,
      List<UnitPath> units,
      boolean flag,
      @RecordSchema.Packed Map<String, Integer> packed,
      List<AnnouncedFile> files,
      @Nullable Long number,
      @Nullable String unsent) {}

  private record Flagged(long number, boolean set) {}

  private record OlderItem(String pk, String sk, @RecordSchema.LacksFlags Flagged flagged) {}

  private final RecordSchema<AnItem> schema = RecordSchema.of(AnItem.class);

  private static AnItem item(@Nullable Inner inner, @Nullable Long number) {
    UnitPath unit = new UnitPath("/city/");
    return new AnItem(
        "KIND#1",
        "UNIT#/city/n/",
        inner,
        new Money(-5),
        List.of(unit),
        true,
        Map.of("a", 1),
        List.of(new AnnouncedFile("a.xlsx", 1, "ab", "type")),
        number,
        null);
  }

  @Test
  void anItemIsReadAsItWasWritten() {
    AnItem full =
        item(new Inner(new UnitPath("/city/n/"), LocalDate.of(2018, 1, 2), Colour.RED), 7L);

    Map<String, AttributeValue> stored = schema.itemToMap(full, true);

    assertThat(schema.mapToItem(stored)).isEqualTo(full);
    assertThat(stored)
        .containsEntry("money", AttributeValue.fromN("-5"))
        .containsEntry("units", AttributeValue.fromL(List.of(AttributeValue.fromS("/city/"))))
        .containsEntry("day", AttributeValue.fromS("2018-01-02"))
        .containsEntry("colour", AttributeValue.fromS("RED"))
        .doesNotContainKey("path");
  }

  @Test
  void whatIsNullIsNotStored() {
    AnItem scant = item(null, null);

    Map<String, AttributeValue> stored = schema.itemToMap(scant, false);

    assertThat(stored).containsOnlyKeys("pk", "sk", "money", "units", "flag", "packed", "files");
    assertThat(schema.mapToItem(stored)).isEqualTo(scant);
  }

  @Test
  void aListMayBeMissing() {
    Map<String, AttributeValue> stored = new HashMap<>(schema.itemToMap(item(null, null), true));
    stored.keySet().removeAll(List.of("units"));

    AnItem read = schema.mapToItem(stored);

    assertThat(read.units()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"money", "flag", "packed", "files"})
  void anythingElseThatIsMissingIsNamed(String missing) {
    Map<String, AttributeValue> stored = new HashMap<>(schema.itemToMap(item(null, null), true));
    stored.remove(missing);

    assertThatThrownBy(() -> schema.mapToItem(stored))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("an item without " + missing + ", for AnItem");
  }

  @Test
  void aFlagThatOlderItemsLackIsFalse() {
    RecordSchema<OlderItem> older = RecordSchema.of(OlderItem.class);
    Map<String, AttributeValue> stored =
        new HashMap<>(older.itemToMap(new OlderItem("KIND#1", "A", new Flagged(1, true)), true));
    stored.remove("set");

    assertThat(older.mapToItem(stored).flagged()).isEqualTo(new Flagged(1, false));
  }

  @Test
  void keysAndMarksAreThoseOfTheTable() {
    assertThat(schema.tableMetadata().primaryPartitionKey()).isEqualTo("pk");
    assertThat(schema.tableMetadata().primarySortKey()).contains("sk");
    assertThat(schema.tableMetadata().indexPartitionKey(MarkItem.UNSENT)).isEqualTo("unsent");
    assertThat(schema.tableMetadata().indices())
        .extracting(index -> index.name())
        .containsExactlyInAnyOrder(TableMetadata.primaryIndexName(), MarkItem.UNSENT);
  }
}
