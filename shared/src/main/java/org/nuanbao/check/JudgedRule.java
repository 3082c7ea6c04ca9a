package org.nuanbao.check;

import java.util.Optional;
import org.nuanbao.form.Rule;

/** A rule that can be judged. */
public interface JudgedRule extends Rule {
  /** Reports what breaks it; is left out where its input is blank or cannot be read. */
  void judge(Judging judging);

  /** A rule of single cells, of each row where they stand in a table; names only the failing. */
  interface OfCells extends JudgedRule {
    /** What is wrong with a cell; empty if nothing is. */
    Optional<FindingWords> fault(Cell cell);

    @Override
    default void judge(Judging judging) {
      for (String name : head().cells()) {
        judging
            .cells(name)
            .forEach(cell -> fault(cell).ifPresent(words -> judging.found(head(), cell, words)));
      }
    }
  }

  /** A rule that says of its cells what they must be. */
  interface OfType extends OfCells {
    @Override
    default boolean judgesType(String name) {
      return head().cells().contains(name);
    }
  }

  /** A rule that compares cells with each other, on the form or in each row; names them all. */
  interface OfSeveral extends JudgedRule {
    /** What is wrong here; empty if nothing is. */
    Optional<FindingWords> broken(Scope scope);

    @Override
    default void judge(Judging judging) {
      for (Scope scope : judging.scopes(head().cells())) {
        broken(scope).ifPresent(words -> judging.found(head(), scope.spots(head().refs()), words));
      }
    }
  }
}
