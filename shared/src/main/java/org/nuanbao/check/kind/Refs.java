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
  /** Keys in the rule's data, of which it has one; the component's own name if none is said. */
  String[] value() default {};

  Part to() default Part.CELL;

  /** Cells of these types are meant where the data names none. */
  ValueType[] orAll() default {};

  /** Whether none may be named. */
  boolean orNone() default false;

  /** What is named. */
  enum Part {
    CELL,
    /** A cell that is answered by 是 or 否. */
    YES_NO,
    COLUMN,
    /** A blank of the form's head. */
    FIELD,
    /** A group that bears a seal or signature. */
    GROUP,
    TABLE,
    /** Whatever a finding may point at. */
    ANY
  }
}
