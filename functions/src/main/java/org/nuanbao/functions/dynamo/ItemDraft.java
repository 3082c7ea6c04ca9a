package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** An item being read: its attributes by name, before they become a record. */
final class ItemDraft {
  private final Map<String, Object> values = new HashMap<>();

  void set(String name, Object value) {
    values.put(name, value);
  }

  String pk() {
    return text(ItemSchema.PK);
  }

  String sk() {
    return text(ItemSchema.SK);
  }

  String text(String name) {
    return required(name, textIfAny(name));
  }

  @Nullable String textIfAny(String name) {
    return (String) values.get(name);
  }

  long number(String name) {
    return required(name, numberIfAny(name));
  }

  @Nullable Long numberIfAny(String name) {
    return (Long) values.get(name);
  }

  @Nullable Boolean flagIfAny(String name) {
    return (Boolean) values.get(name);
  }

  Instant moment(String name) {
    return required(name, momentIfAny(name));
  }

  @Nullable Instant momentIfAny(String name) {
    return (Instant) values.get(name);
  }

  SdkBytes bytes(String name) {
    return required(name, (SdkBytes) values.get(name));
  }

  List<String> texts(String name) {
    List<String> list = new ArrayList<>();
    if (values.get(name) instanceof List<?> stored) {
      stored.forEach(value -> list.add((String) value));
    }
    return List.copyOf(list);
  }

  Map<String, SdkBytes> sealed(String name) {
    Map<String, SdkBytes> map = new HashMap<>();
    if (values.get(name) instanceof Map<?, ?> stored) {
      stored.forEach((key, value) -> map.put((String) key, (SdkBytes) value));
    }
    return Map.copyOf(map);
  }

  private static <R> R required(String name, @Nullable R value) {
    return requireNonNull(value, () -> "an item without " + name);
  }
}
