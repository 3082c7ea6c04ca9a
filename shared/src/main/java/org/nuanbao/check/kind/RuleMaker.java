package org.nuanbao.check.kind;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.nuanbao.check.kind.Parameter.AsOf;
import org.nuanbao.check.kind.Parameter.Nought;
import org.nuanbao.data.DataFault;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Column;
import org.nuanbao.form.Field;
import org.nuanbao.form.Place;
import org.nuanbao.form.RuleHead;
import org.nuanbao.form.Severity;
import org.nuanbao.form.ValueType;
import org.nuanbao.formdata.RuleData;
import org.nuanbao.formula.Formula;
import org.nuanbao.value.Nearest;

/** Makes a rule from its data, as the {@link Parameter}s of its kind say. */
final class RuleMaker {
  private static final Map<Class<?>, BiFunction<RuleData, String, Object>> READ =
      Map.of(
          String.class, (rule, key) -> rule.data().text(key),
          boolean.class, (rule, key) -> rule.data().flag(key),
          Boolean.class, (rule, key) -> rule.data().flag(key),
          int.class, (rule, key) -> rule.data().integer(key),
          BigDecimal.class, (rule, key) -> rule.data().decimal(key),
          LocalDate.class, (rule, key) -> rule.data().date(key),
          Formula.class, RuleData::formula,
          Nought.class, RuleMaker::nought);

  /** Asked of reflection once for each kind: there are many rules of a kind. */
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> kind) {
          return new Shape(
              kind.getDeclaredConstructors()[0],
              Arrays.stream(kind.getRecordComponents()).map(Slot::of).toList());
        }
      };

  private final RuleData rule;
  private final List<String> cells = new ArrayList<>();
  private final Set<String> refs = new LinkedHashSet<>();

  private RuleMaker(RuleData rule) {
    this.rule = rule;
  }

  /**
   * Makes one rule.
   *
   * @throws org.nuanbao.data.DataFault if the data does not fit
   */
  static <R> R made(Class<R> kind, RuleData rule) {
    return new RuleMaker(rule).made(kind, rule.data());
  }

  private <R> R made(Class<R> kind, DataObject data) {
    Shape shape = SHAPES.get(kind);
    @Nullable Object[] values = new Object[shape.slots().size()];
    for (int i = 0; i < values.length; i++) {
      Slot slot = shape.slots().get(i);
      values[i] =
          slot.parameter() != null
              ? value(slot.parameter(), data)
              : slot.type() == AsOf.class ? asOf() : null;
    }
    if (shape.slots().getFirst().type() == RuleHead.class) {
      values[0] = head();
    }
    try {
      return kind.cast(shape.constructor().newInstance(values));
    } catch (InvocationTargetException refused) {
      String english = String.valueOf(refused.getTargetException().getMessage());
      throw data.fault("kind", "这条规则写得不全：" + english, english);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private RuleHead head() {
    return new RuleHead(
        rule.names().form() + "." + rule.data().text("id"),
        rule.data().word("severity", Severity.class),
        List.copyOf(cells),
        List.copyOf(refs),
        rule.data().textOrNull("says"));
  }

  private @Nullable Object value(Parameter parameter, DataObject data) {
    Refs named = parameter.refs();
    List<String> keys = parameter.keys();
    String key = keys.stream().filter(data::has).findFirst().orElse(keys.getFirst());
    if (!data.has(key) && !parameter.demanded()) {
      return parameter.several()
          ? named == null ? List.of() : named(data, key, cells(Set.of(named.orAll())), named.to())
          : parameter.type() == boolean.class ? Boolean.FALSE : null;
    }
    if (parameter.several() && parameter.type().isRecord()) {
      List<Object> parts = new ArrayList<>();
      for (DataObject part : data.objects(key)) {
        parts.add(made(parameter.type(), part));
        part.done();
      }
      return List.copyOf(parts);
    }
    if (named != null) {
      List<String> names = parameter.several() ? data.textsOrOne(key) : List.of(data.text(key));
      return parameter.several()
          ? named(data, key, names, named.to())
          : named(data, key, names, named.to()).getFirst();
    }
    if (!parameter.several()) {
      return READ.getOrDefault(parameter.type(), (_, _) -> "")
          .apply(new RuleData(data, rule.names()), key);
    }
    return parameter.type() == Integer.class ? data.integers(key) : data.texts(key);
  }

  /** All cells that ask for answers of these types, except blanks of the head. */
  private List<String> cells(Set<ValueType> types) {
    return rule.names().cells().values().stream()
        .filter(cell -> !(cell.prompt() instanceof Field))
        .filter(cell -> types.contains(cell.prompt().type()))
        .map(Place::name)
        .toList();
  }

  private DataFault unknown(DataObject data, String key, String name) {
    Optional<String> nearest = Nearest.of(name, rule.names().cells().keySet());
    return data.fault(
        key,
        "“" + name + "”不在这张表上" + nearest.map("，是不是“%s”？"::formatted).orElse(""),
        "“"
            + name
            + "” is not on the form"
            + nearest.map("; did you mean “%s”?"::formatted).orElse(""));
  }

  private static DataFault otherKind(DataObject data, String key, String name) {
    return data.fault(key, "“" + name + "”不是这条规则能用的一类", "“" + name + "” is of another kind");
  }

  private List<String> named(DataObject data, String key, List<String> names, Refs.Part part) {
    for (String name : names) {
      Place cell = rule.names().cells().get(name);
      boolean known =
          switch (part) {
            case CELL -> cell != null;
            case YES_NO -> cell != null && cell.prompt().type() == ValueType.YES_NO;
            case COLUMN -> cell != null && cell.prompt() instanceof Column;
            case FIELD -> cell != null && cell.prompt() instanceof Field;
            case GROUP -> rule.names().groups().containsKey(name);
            case TABLE -> rule.names().tables().contains(name);
            case ANY -> true;
          };
      if (!known) {
        throw cell == null ? unknown(data, key, name) : otherKind(data, key, name);
      }
      if (part != Refs.Part.TABLE) {
        refs.add(cell == null || part == Refs.Part.ANY ? name : cell.ref());
      }
      if (cell != null && part != Refs.Part.ANY) {
        cells.add(name);
      }
    }
    return List.copyOf(names);
  }

  private AsOf asOf() {
    LocalDate day = rule.names().asOf();
    if (day == null) {
      throw rule.data()
          .fault(
              "kind", "表上要写 as_of（计算年龄的日期）", "the form needs as_of, the day ages are counted to");
    }
    return new AsOf(day);
  }

  private static Nought nought(RuleData rule, String key) {
    if (rule.data().integer(key) != 0) {
      throw rule.data().fault(key, "只能写 0", "can only be 0");
    }
    return new Nought();
  }

  /** The record of a kind. */
  private record Shape(Constructor<?> constructor, List<Slot> slots) {}

  /**
   * A component of the record.
   *
   * @param parameter null if it is not read from the data
   */
  private record Slot(Class<?> type, @Nullable Parameter parameter) {
    static Slot of(RecordComponent component) {
      return new Slot(
          component.getType(), Parameter.isRead(component) ? Parameter.of(component) : null);
    }
  }
}
