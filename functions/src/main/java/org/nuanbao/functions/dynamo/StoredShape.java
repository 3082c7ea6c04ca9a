package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Outcome;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Says which attributes of an item hold the values of one type.
 *
 * @param names the names of all these attributes
 * @param write puts a value's attributes into an item
 * @param read makes a value from an item; null if none of the attributes is there
 */
record StoredShape(
    List<String> names,
    BiConsumer<Object, Map<String, AttributeValue>> write,
    Function<Map<String, AttributeValue>, @Nullable Object> read) {

  /** Attributes whose names differ from those of the components they hold. */
  private static final Map<Class<?>, Map<String, String>> RENAMED =
      Map.of(
          AnnouncedFile.class,
          Map.of(
              "name", "fileName",
              "size", "fileSize",
              "sha256", "fileSha256",
              "contentType", "fileType"),
          Disbursement.class,
          Map.of("amount", "fen"));

  /** The shape of a record: the attributes of its components. */
  static StoredShape of(Class<?> type) {
    return of(type, null, false);
  }

  private static StoredShape of(
      Class<?> type, RecordSchema.@Nullable InKey inKey, boolean lacksFlags) {
    Map<String, String> renamed = RENAMED.getOrDefault(type, Map.of());
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getName();
      parts.add(
          new Part(
              component,
              component.getAnnotatedType().isAnnotationPresent(Nullable.class),
              absent(component, lacksFlags),
              inKey != null && inKey.value().equals(name)
                  ? said(inKey.key(), StoredType.find(component.getGenericType()).orElseThrow())
                  : of(component, renamed.getOrDefault(name, name))));
    }
    List<String> names = parts.stream().flatMap(part -> part.shape.names.stream()).toList();
    RecordAccess record = new RecordAccess(type);
    return new StoredShape(
        names,
        (value, item) -> {
          for (int i = 0; i < parts.size(); i++) {
            Object component = record.get(value, i);
            if (component != null) {
              parts.get(i).shape.write.accept(component, item);
            }
          }
        },
        item ->
            names.stream().anyMatch(item::containsKey)
                ? record.make(parts.stream().map(part -> part.read(item)).toArray())
                : null);
  }

  private static StoredShape of(RecordComponent component, String name) {
    if (component.isAnnotationPresent(RecordSchema.Packed.class)) {
      return single(name, StoredType.packed(component.getGenericType()));
    }
    Optional<StoredType> type = StoredType.find(component.getGenericType());
    if (type.isPresent()) {
      return single(name, type.get());
    }
    return component.getType().equals(Outcome.class)
        ? outcome()
        : of(
            component.getType(),
            component.getAnnotation(RecordSchema.InKey.class),
            component.isAnnotationPresent(RecordSchema.LacksFlags.class));
  }

  private static @Nullable Object absent(RecordComponent component, boolean lacksFlags) {
    if (lacksFlags && component.getType().equals(boolean.class)) {
      return false;
    }
    return component.isAnnotationPresent(RecordSchema.Packed.class)
        ? null
        : StoredType.find(component.getGenericType()).map(StoredType::absent).orElse(null);
  }

  private static StoredShape single(String name, StoredType type) {
    return new StoredShape(
        List.of(name),
        (value, item) -> item.put(name, type.write().apply(value)),
        item -> Optional.ofNullable(item.get(name)).map(type.read()).orElse(null));
  }

  /**
   * The shape of a value without an attribute: it is what follows the first {@code #} of a key, or
   * the whole key.
   */
  private static StoredShape said(String key, StoredType type) {
    return new StoredShape(
        List.of(),
        (value, item) -> {},
        item -> {
          String said = requireNonNull(item.get(key), () -> "an item without " + key).s();
          return type.read().apply(AttributeValue.fromS(said.substring(said.indexOf('#') + 1)));
        });
  }

  private static StoredShape outcome() {
    StoredShape stored = of(ReceiptItem.StoredOutcome.class);
    return new StoredShape(
        stored.names,
        (value, item) -> stored.write.accept(ReceiptItem.StoredOutcome.of((Outcome) value), item),
        item ->
            stored.read.apply(item) instanceof ReceiptItem.StoredOutcome read ? read.read() : null);
  }

  /**
   * A component of a record.
   *
   * @param absent its value if it is not stored; null if it must be stored
   */
  private record Part(
      RecordComponent component, boolean nullable, @Nullable Object absent, StoredShape shape) {
    private @Nullable Object read(Map<String, AttributeValue> item) {
      Object stored = shape.read.apply(item);
      if (stored != null || nullable) {
        return stored;
      }
      if (absent != null) {
        return absent;
      }
      throw new IllegalStateException(
          "an item without %s, for %s"
              .formatted(component.getName(), component.getDeclaringRecord().getSimpleName()));
    }
  }

  /** Takes records of one class apart, and makes them from their components. */
  static final class RecordAccess {
    private final List<Method> accessors;
    private final Constructor<?> canonical;

    RecordAccess(Class<?> type) {
      RecordComponent[] components = type.getRecordComponents();
      this.accessors = Stream.of(components).map(RecordComponent::getAccessor).toList();
      try {
        this.canonical =
            type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new IllegalArgumentException("not a record: " + type, e);
      }
      canonical.setAccessible(true);
      accessors.forEach(accessor -> accessor.setAccessible(true));
    }

    @Nullable Object get(Object value, int component) {
      try {
        return accessors.get(component).invoke(value);
      } catch (ReflectiveOperationException e) {
        throw unwrapped(e);
      }
    }

    Object make(@Nullable Object... values) {
      try {
        return canonical.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw unwrapped(e);
      }
    }

    /** The exception that the record itself threw, or else the failure to call it. */
    private static RuntimeException unwrapped(ReflectiveOperationException e) {
      return e instanceof InvocationTargetException && e.getCause() instanceof RuntimeException own
          ? own
          : new IllegalStateException(e);
    }
  }
}
