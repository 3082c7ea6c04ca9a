package org.nuanbao.form;

import java.util.List;
import java.util.Optional;

/** A form of figures, one for each item. */
public sealed interface FigureForm extends Form permits Statistics, Crosstab {
  /** All items in printed order. */
  List<Item> items();

  default Optional<Item> item(String ref) {
    return items().stream().filter(item -> item.ref().equals(ref)).findFirst();
  }
}
