package org.nuanbao.check.kind;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.nuanbao.form.ValueType;

/** A component of a rule's record that names parts of the form. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Refs {
  /** Keys in the rule's data, of which it has one; by default the component's own name. */
  String[] value() default {};

  Part to() default Part.CELL;

  /** If the data names no cells, all cells of these types are meant. */
  ValueType[] orAll() default {};

  /** Whether the data may name nothing. */
  boolean orNone() default false;

  /** The kind of part that is named. */
  enum Part {
    CELL,
    /** A cell that is answered with 是 or 否. */
    YES_NO,
    COLUMN,
    /** A blank of the form's head. */
    FIELD,
    /** A group that has a seal or signature. */
    GROUP,
    TABLE,
    /** Anything that a finding may point at. */
    ANY
  }
}
