package org.nuanbao.workbook;

import java.util.List;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Form;
import org.nuanbao.reading.Reading;

/** What became of an uploaded file. */
public sealed interface Opened {
  /**
   * A form was found and read.
   *
   * @param reading typed values, each with its cell
   * @param findings of the file itself, rule null; an error among them rejects the workbook
   */
  record Read(Form form, Reading reading, List<Finding> findings) implements Opened {}

  /** The file is refused as it is. */
  record Unreadable(Finding why) implements Opened {}
}
