package org.nuanbao.functions.upload;

import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.form.FigureForm;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormOfParts;
import org.nuanbao.form.Roster;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.Filler;

/**
 * Writes what was typed on a page into the unit's own template and files that workbook, which then
 * goes the way of every upload: it is kept, judged, published and answered as a file that was sent.
 */
@Singleton
public final class TypedFilings {
  private final Openings openings;
  private final Originals originals;

  TypedFilings(Openings openings, Originals originals) {
    this.openings = openings;
    this.originals = originals;
  }

  /** Whether a form can be typed on a page: not if it has parts, which are kept in Excel. */
  public static boolean takes(Form form) {
    return switch (form) {
      case FigureForm _, Roster _, Single _ -> true;
      case FormOfParts _ -> false;
    };
  }

  /**
   * The unit's workbook with these values, as {@code .xlsx}. The same values give the same bytes.
   */
  public static byte[] workbook(FormDuty owed, Reading typed) {
    return Filler.fill(owed.form(), typed, Openings.mark(owed));
  }

  /**
   * Files the unit's workbook with these values as the duty's next version. If the store fails
   * after the version was opened, that version waits in vain for its file, like an upload that
   * broke off; filing again opens another.
   *
   * @param typed values as they were typed, and {@code Field.NOTHING} if there is nothing to report
   * @param by the address that the filing is noted under
   * @throws Refusal.Refused if the duty is approved, or the workbook would be too large
   */
  public Submission file(FormDuty owed, Reading typed, String by) {
    byte[] workbook = workbook(owed, typed);
    AnnouncedFile file =
        new AnnouncedFile(
            owed.form().id().value() + ".xlsx",
            workbook.length,
            Sha256.hex(workbook),
            MediaType.MICROSOFT_EXCEL_OPEN_XML);
    Submission opened = openings.next(owed, file, by);
    originals.put(opened, workbook);
    return opened;
  }
}
