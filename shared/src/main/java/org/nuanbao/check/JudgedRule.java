package org.nuanbao.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.form.Place;
import org.nuanbao.form.Rule;

/** A rule that can be judged. */
public interface JudgedRule extends Rule {
  /** Reports what breaks the rule; does nothing if the rule's input is blank or cannot be read. */
  void judge(Judging judging);

  /** The steps with which the rule fills a blank cell; empty if it does not tell its value. */
  default List<Mend> fills(Cell blank) {
    return List.of();
  }

  /**
   * Shows of rows, by the name of the column that is gone through, that they keep the rule. They
   * are left out by {@link Judging#rows(Object, String)}.
   */
  default Map<String, Proof> proofs(Judging judging) {
    return Map.of();
  }

  /**
   * A rule about single cells, in a table those of each row; findings name only the failing cell.
   */
  interface OfCells extends JudgedRule {
    /** What is wrong with a cell; empty if nothing is. */
    Optional<FindingWords> fault(Cell cell);

    /** Shows of a row that nothing is wrong with its cell here; null if that cannot be shown. */
    default @Nullable Proof faultless(Judging judging, Place place) {
      return null;
    }

    @Override
    default Map<String, Proof> proofs(Judging judging) {
      Map<String, Proof> proofs = new HashMap<>();
      for (String name : head().cells()) {
        Proof proof = faultless(judging, judging.place(name));
        if (proof != null) {
          proofs.put(name, proof);
        }
      }
      return proofs;
    }

    @Override
    default void judge(Judging judging) {
      for (String name : head().cells()) {
        judging
            .cells(this, name)
            .forEach(cell -> fault(cell).ifPresent(words -> judging.found(head(), cell, words)));
      }
    }
  }

  /** A rule that says what its cells must be. */
  interface OfType extends OfCells {
    @Override
    default boolean judgesType(String name) {
      return head().cells().contains(name);
    }
  }

  /** A rule that compares cells, on the form or in each row; a finding names all of them. */
  interface OfSeveral extends JudgedRule {
    /** What is wrong in this scope; empty if nothing is. */
    Optional<FindingWords> broken(Scope scope);

    @Override
    default void judge(Judging judging) {
      for (Scope scope : judging.scopes(head().cells())) {
        broken(scope)
            .ifPresent(words ->
                judging.found(
                    head(), scope.spots(head().refs()), words.after(scope.cells(head().cells()))));
      }
    }
  }
}
