package org.nuanbao.authoring.part;

import java.util.List;

/** What must hold within a part. */
public record Relations(List<Sum> sums, List<AtMost> parts) {
  public static final Relations NONE = new Relations(List.of(), List.of());

  /**
   * A value that others add up to.
   *
   * @param printed the print that says so; empty where the names of rows and columns say it
   */
  public record Sum(SumTerm target, List<SumTerm> plus, List<SumTerm> minus, String printed) {}

  /** A value that is part of another. */
  public record AtMost(SumTerm part, SumTerm whole) {}

  /** What is added, and what it adds up to. */
  public sealed interface SumTerm {
    /** One value. */
    record Cell(CellPlace place) implements SumTerm {
      @Override
      public String toString() {
        return place.toString();
      }
    }

    /** This column in each record. */
    record Each(int column) implements SumTerm {
      @Override
      public String toString() {
        return CellPlace.letters(column);
      }
    }

    /** All values of a column, from one row down to another. */
    record Run(int column, int first, int last) implements SumTerm {
      @Override
      public String toString() {
        return CellPlace.letters(column)
            + (first + 1)
            + ":"
            + CellPlace.letters(column)
            + (last + 1);
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
}
