package org.nuanbao.functions.dynamo;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes records of one class apart, and makes them from their components. */
final class RecordAccess {
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
