package org.nuanbao.functions.dynamo;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Says how values of one type are stored in a single attribute. A record of one component is stored
 * as that component, an enum by its name, a list of records packed.
 *
 * @param absent what it means that the attribute is not there; null if it has to be there
 */
record StoredType(
    Function<Object, AttributeValue> write,
    Function<AttributeValue, Object> read,
    @Nullable Object absent) {
  private static final StoredType LONG =
      of(Long.class, StoredType::number, stored -> Long.valueOf(stored.n()));
  private static final StoredType INTEGER =
      of(Integer.class, StoredType::number, stored -> Integer.valueOf(stored.n()));
  private static final StoredType FLAG =
      of(Boolean.class, AttributeValue::fromBool, AttributeValue::bool);
  private static final Map<Class<?>, StoredType> KNOWN =
      Map.ofEntries(
          entry(String.class, text(String.class, Function.identity(), Function.identity())),
          entry(long.class, LONG),
          entry(Long.class, LONG),
          entry(int.class, INTEGER),
          entry(Integer.class, INTEGER),
          entry(boolean.class, FLAG),
          entry(Boolean.class, FLAG),
          entry(Instant.class, text(Instant.class, Instant::toString, Instant::parse)),
          entry(LocalDate.class, text(LocalDate.class, LocalDate::toString, LocalDate::parse)),
          entry(DutyId.class, text(DutyId.class, DutyId::key, DutyId::parse)),
          entry(SdkBytes.class, of(SdkBytes.class, AttributeValue::fromB, AttributeValue::b)));

  private StoredType(
      Function<Object, AttributeValue> write, Function<AttributeValue, Object> read) {
    this(write, read, null);
  }

  /** How a type is stored; empty for a record of several components. */
  static Optional<StoredType> find(Type type) {
    return switch (type) {
      case ParameterizedType many when many.getRawType().equals(List.class) ->
          Optional.of(
              find(many.getActualTypeArguments()[0])
                  .map(StoredType::list)
                  .orElseGet(() -> packed(many)));
      case ParameterizedType many when many.getRawType().equals(Map.class) ->
          find(many.getActualTypeArguments()[1]).map(StoredType::map);
      case Class<?> known when KNOWN.containsKey(known) -> Optional.ofNullable(KNOWN.get(known));
      case Class<?> names when names.isEnum() -> Optional.of(named(names));
      case Class<?> record when record.isRecord() && record.getRecordComponents().length == 1 ->
          find(record.getRecordComponents()[0].getGenericType())
              .map(within -> wrapped(new StoredShape.RecordAccess(record), within));
      default -> Optional.empty();
    };
  }

  /** A value as it is stored; its type must fit a single attribute. */
  static AttributeValue stored(Object value) {
    return find(value.getClass()).orElseThrow().write.apply(value);
  }

  private static AttributeValue number(Number number) {
    return AttributeValue.fromN(number.toString());
  }

  /** How to store a type that is read only as a whole. */
  static StoredType packed(Type type) {
    return new StoredType(
        value -> AttributeValue.fromB(PackedRecords.pack(value)),
        stored -> PackedRecords.unpack(stored.b(), type));
  }

  private static StoredType list(StoredType each) {
    return new StoredType(
        list -> AttributeValue.fromL(((List<?>) list).stream().map(each.write).toList()),
        stored -> stored.l().stream().map(each.read).toList(),
        List.of());
  }

  private static StoredType map(StoredType each) {
    return new StoredType(
        map -> {
          Map<String, AttributeValue> stored = new HashMap<>();
          ((Map<?, ?>) map)
              .forEach((key, value) -> stored.put((String) key, each.write.apply(value)));
          return AttributeValue.fromM(stored);
        },
        stored -> {
          Map<String, Object> map = new HashMap<>();
          stored.m().forEach((key, value) -> map.put(key, each.read.apply(value)));
          return Map.copyOf(map);
        },
        Map.of());
  }

  private static StoredType named(Class<?> type) {
    Map<String, Object> byName = new HashMap<>();
    for (Object one : type.getEnumConstants()) {
      byName.put(((Enum<?>) one).name(), one);
    }
    return new StoredType(
        value -> AttributeValue.fromS(((Enum<?>) value).name()),
        stored ->
            requireNonNull(
                byName.get(stored.s()),
                () -> "no " + type.getSimpleName() + " is called " + stored.s()));
  }

  private static StoredType wrapped(StoredShape.RecordAccess record, StoredType within) {
    return new StoredType(
        value -> within.write.apply(requireNonNull(record.get(value, 0))),
        stored -> record.make(within.read.apply(stored)));
  }

  private static <V> StoredType text(
      Class<V> type, Function<V, String> write, Function<String, V> read) {
    return of(
        type, value -> AttributeValue.fromS(write.apply(value)), stored -> read.apply(stored.s()));
  }

  private static <V> StoredType of(
      Class<V> type, Function<V, AttributeValue> write, Function<AttributeValue, V> read) {
    return new StoredType(value -> write.apply(type.cast(value)), read::apply);
  }
}
