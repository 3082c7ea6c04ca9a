package org.nuanbao.functions.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTag;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticAttributeTags;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticImmutableTableSchema;

/**
 * Builds the schema of one kind of item: each attribute with its name and the record's accessor. An
 * attribute that is null is not stored.
 *
 * @param <T> the item's record
 */
final class ItemSchema<T> {
  static final String PK = "pk";
  static final String SK = "sk";

  private final StaticImmutableTableSchema.Builder<T, ItemDraft> builder;

  private ItemSchema(Class<T> type) {
    builder = TableSchema.builder(type, ItemDraft.class);
  }

  static <T> ItemSchema<T> of(Class<T> type, Function<T, String> pk, Function<T, String> sk) {
    return new ItemSchema<>(type)
        .add(String.class, PK, pk, StaticAttributeTags.primaryPartitionKey())
        .add(String.class, SK, sk, StaticAttributeTags.primarySortKey());
  }

  ItemSchema<T> text(String name, Function<T, @Nullable String> get) {
    return add(String.class, name, get);
  }

  /** The partition key of the sparse index of the same name. */
  ItemSchema<T> mark(String name, Function<T, @Nullable String> get) {
    return add(String.class, name, get, StaticAttributeTags.secondaryPartitionKey(name));
  }

  ItemSchema<T> number(String name, Function<T, @Nullable Long> get) {
    return add(Long.class, name, get);
  }

  ItemSchema<T> flag(String name, Function<T, @Nullable Boolean> get) {
    return add(Boolean.class, name, get);
  }

  ItemSchema<T> moment(String name, Function<T, @Nullable Instant> get) {
    return add(Instant.class, name, get);
  }

  ItemSchema<T> bytes(String name, Function<T, SdkBytes> get) {
    return add(SdkBytes.class, name, get);
  }

  ItemSchema<T> texts(String name, Function<T, List<String>> get) {
    builder.addAttribute(
        EnhancedType.listOf(String.class),
        a -> a.name(name).getter(get).setter((draft, value) -> draft.set(name, value)));
    return this;
  }

  ItemSchema<T> sealed(String name, Function<T, Map<String, SdkBytes>> get) {
    builder.addAttribute(
        EnhancedType.mapOf(String.class, SdkBytes.class),
        a -> a.name(name).getter(get).setter((draft, value) -> draft.set(name, value)));
    return this;
  }

  TableSchema<T> build(Function<ItemDraft, T> made) {
    return builder.newItemBuilder(ItemDraft::new, made).build();
  }

  private <R> ItemSchema<T> add(
      Class<R> type,
      String name,
      Function<T, ? extends @Nullable R> get,
      StaticAttributeTag... tags) {
    builder.addAttribute(
        type,
        a ->
            a.name(name)
                .getter(get::apply)
                .setter((draft, value) -> draft.set(name, value))
                .tags(List.of(tags)));
    return this;
  }
}
