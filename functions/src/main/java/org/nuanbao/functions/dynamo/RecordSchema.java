package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableMetadata;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The schema of one kind of item, derived from its record. Each component is an attribute of the
 * same name; {@code pk} and {@code sk} are the keys, and the marks of {@link MarkItem} are the keys
 * of the sparse indexes. {@link StoredShape} says how each type is stored.
 *
 * @param <T> the item's record
 */
final class RecordSchema<T> implements TableSchema<T> {
  static final String PK = "pk";
  static final String SK = "sk";

  private static final ClassValue<RecordSchema<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected RecordSchema<?> computeValue(Class<?> type) {
          return new RecordSchema<>(type);
        }
      };

  /**
   * Marks a component that is itself a record. One of its components is not stored, because a key
   * says it: what follows the first {@code #} of that key, or the whole key if it has none.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface InKey {
    /** The name of the component that is not stored. */
    String value();

    /** The name of the key that says it. */
    String key() default PK;
  }

  /** Marks a component that is a record with flags that older items lack; such a flag is false. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface LacksFlags {}

  /** Marks a component that is read only as a whole; {@link PackedRecords} packs it for storing. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Packed {}

  private final Class<T> type;
  private final StoredShape shape;
  private final TableMetadata metadata;

  private RecordSchema(Class<T> type) {
    this.type = type;
    this.shape = StoredShape.of(type);
    StaticTableMetadata.Builder keys =
        StaticTableMetadata.builder()
            .addIndexPartitionKey(TableMetadata.primaryIndexName(), PK, AttributeValueType.S)
            .addIndexSortKey(TableMetadata.primaryIndexName(), SK, AttributeValueType.S)
            .markAttributeAsKey(PK, AttributeValueType.S)
            .markAttributeAsKey(SK, AttributeValueType.S);
    MarkItem.MARKS.stream()
        .filter(shape.names()::contains)
        .forEach(mark ->
            keys.addIndexPartitionKey(mark, mark, AttributeValueType.S)
                .markAttributeAsKey(mark, AttributeValueType.S));
    this.metadata = keys.build();
  }

  @SuppressWarnings("unchecked") // The class value holds under each class the schema of that class.
  static <T> RecordSchema<T> of(Class<T> type) {
    return (RecordSchema<T>) KNOWN.get(type);
  }

  /**
   * Makes an item from its stored attributes.
   *
   * @throws IllegalStateException if an attribute that the record requires is missing
   */
  @Override
  public T mapToItem(Map<String, AttributeValue> stored) {
    return type.cast(requireNonNull(shape.read().apply(stored), "an item without attributes"));
  }

  /** The attributes to store; what is null is not stored. */
  @Override
  public Map<String, AttributeValue> itemToMap(T item, boolean ignoreNulls) {
    Map<String, AttributeValue> stored = new HashMap<>();
    shape.write().accept(item, stored);
    return stored;
  }

  @Override
  public Map<String, AttributeValue> itemToMap(T item, Collection<String> attributes) {
    Map<String, AttributeValue> stored = itemToMap(item, true);
    stored.keySet().retainAll(attributes);
    return stored;
  }

  @Override
  public @Nullable AttributeValue attributeValue(T item, String attribute) {
    return itemToMap(item, true).get(attribute);
  }

  @Override
  public TableMetadata tableMetadata() {
    return metadata;
  }

  @Override
  public EnhancedType<T> itemType() {
    return EnhancedType.of(type);
  }

  @Override
  public List<String> attributeNames() {
    return shape.names();
  }

  @Override
  public boolean isAbstract() {
    return false;
  }
}
