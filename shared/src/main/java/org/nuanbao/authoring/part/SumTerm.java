package org.nuanbao.authoring.part;

/** What is added, and what it adds up to. */
public sealed interface SumTerm {
  /** One value. */
  record Cell(CellPlace place) implements SumTerm {
    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** This column of each record. */
  record Each(int column) implements SumTerm {
    @Override
    public String toString() {
      return CellPlace.letters(column);
    }
  }

  /** All values from one cell down to another of the same column. */
  record Run(int column, int first, int last) implements SumTerm {
    @Override
    public String toString() {
      return CellPlace.letters(column) + (first + 1) + ":" + CellPlace.letters(column) + (last + 1);
    }
  }

  /** How many cells of a run are filled in. */
  record Count(Run run) implements SumTerm {
    @Override
    public String toString() {
      return "COUNT(" + run + ")";
    }
  }
}
