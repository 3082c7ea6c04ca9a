package org.nuanbao.check.kind;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.RuleHead;

/**
 * What a rule's data holds besides id, kind, severity and says: a component of the kind's record.
 *
 * @param keys the data has one of these: the component's name ({@code atLeast} is {@code at_least})
 *     or what {@link Refs} says
 * @param type of the value, or of each value if there are several
 * @param demanded unless it is {@code @Nullable}, a flag, or {@link Refs} that may be none
 * @param refs null if it names no parts of the form
 */
public record Parameter(
    List<String> keys, Class<?> type, boolean several, boolean demanded, @Nullable Refs refs) {
  /** The keys that all mean cells, one or several. */
  private static final List<String> CELLS = List.of("refs", "ref", "columns", "column");

  /** The parameters of a kind's record, or of the record of a part of it. */
  public static List<Parameter> of(Class<?> kind) {
    return Stream.of(kind.getRecordComponents())
        .filter(Parameter::isRead)
        .map(Parameter::of)
        .toList();
  }

  static boolean isRead(RecordComponent component) {
    return component.getType() != RuleHead.class && component.getType() != AsOf.class;
  }

  static Parameter of(RecordComponent component) {
    Refs refs = component.getAnnotation(Refs.class);
    String name = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    boolean several = component.getGenericType() instanceof ParameterizedType;
    return new Parameter(
        refs != null && refs.value().length > 0
            ? List.of(refs.value())
            : several && name.equals("refs") ? CELLS : List.of(name),
        component.getGenericType() instanceof ParameterizedType list
            ? (Class<?>) list.getActualTypeArguments()[0]
            : component.getType(),
        several,
        component.getType() != boolean.class
            && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
            && (refs == null || (!refs.orNone() && refs.orAll().length == 0)),
        refs);
  }

  /** The day ages are counted to; a form with a rule that asks for it must state it. */
  record AsOf(LocalDate day) {}

  /** {@code blank: 0}: a blank counts as 0. No other value is allowed. */
  record Nought() {}
}
