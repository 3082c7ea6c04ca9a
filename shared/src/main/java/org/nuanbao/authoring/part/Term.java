package org.nuanbao.authoring.part;

/** What is added, and what it adds up to. */
public sealed interface Term {
  /** One value. */
  record Cell(Place place) implements Term {
    @Override
    public String toString() {
      return place.toString();
    }
  }

  /** This column of each record. */
  record Each(int column) implements Term {
    @Override
    public String toString() {
      return Place.letters(column);
    }
  }

  /** All values from one cell down to another of the same column. */
  record Run(int column, int first, int last) implements Term {
    @Override
    public String toString() {
      return Place.letters(column) + (first + 1) + ":" + Place.letters(column) + (last + 1);
    }
  }

  /** How many cells of a run are filled in. */
  record Count(Run run) implements Term {
    @Override
    public String toString() {
      return "COUNT(" + run + ")";
    }
  }
}
