package org.nuanbao.check;

import java.util.List;

/**
 * What a finding tells, part by part, as pages and lists lay it out. All in plain Chinese and free
 * of personal data.
 *
 * @param heading what is wrong, in the form's own words; at most {@value #LONGEST} characters
 * @param stands what stands in the cell, with its unit; masked, if it may be about a person
 * @param expected what should stand there, and how it comes about or where to look it up
 * @param example one complete right entry; empty if there is none to give
 * @param source where the notice says so; empty if it is about the file
 * @param mends what a program can do about it; never empty
 */
public record Explanation(
    String heading,
    String stands,
    String expected,
    String example,
    String source,
    List<Mend> mends) {
  /** The most characters of a heading. */
  public static final int LONGEST = 16;

  public Explanation {
    mends = List.copyOf(mends);
  }

  /** Explains a finding of which only the sentence is known. */
  static Explanation of(Finding finding) {
    String cell = finding.cells().isEmpty() ? "" : finding.cells().getFirst();
    return of(finding.code(), finding.message(), Mend.ask(cell, finding.message()));
  }

  /** Explains what was found about the file itself, of which the sentence says all. */
  public static Explanation of(String code, String message, List<Mend> mends) {
    return new Explanation(Headings.of(code), "", message, "", "", mends);
  }

  /** Whether a person has to look something up. */
  public boolean asks() {
    return mends.stream().anyMatch(Mend.Ask.class::isInstance);
  }
}
