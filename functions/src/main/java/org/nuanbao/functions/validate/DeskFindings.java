package org.nuanbao.functions.validate;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.Severity;
import org.nuanbao.reading.Reading;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.recognise.FileFindings;

/** What can be wrong with a file for its duty, whatever stands in it. */
final class DeskFindings {
  private DeskFindings() {}

  /** The stored file is not the announced one; the store should have refused it. */
  static Finding changed() {
    return new Finding(
        null,
        Severity.ERROR,
        List.of(),
        "",
        List.of(),
        "FILE_CHANGED",
        "收到的文件与事先登记的文件不一致，请重新报送。",
        "The file received is not the one announced; please send it again.");
  }

  static Finding wrongForm(ReadOutcome.Read sent, Form owed) {
    return new Finding(
        null,
        Severity.ERROR,
        List.of(),
        sent.parts().getFirst().reading().sheet(),
        List.of(),
        "WRONG_FORM",
        "这是“" + sent.form().head().title() + "”，本任务要报的是“" + owed.head().title() + "”，请选对表格后重新报送。",
        "This is form " + sent.form().id() + ", but the duty asks for " + owed.id() + ".");
  }

  /** Only a warning: a report may be sent for the wrong week, or its day be mistyped. */
  static Finding otherPeriod(Reading reading, Duty duty, LocalDate day, @Nullable String cell) {
    return new Finding(
        null,
        Severity.WARNING,
        List.of(Field.DATE),
        reading.sheet(),
        cell == null ? List.of() : List.of(cell),
        "WRONG_PERIOD",
        "表上的日期%s不在本期（%s到期）之内，请核对日期，或核对是否报错了期次。".formatted(day, duty.id().period()),
        "The day %s belongs to another period than the one due on %s; please check."
            .formatted(day, duty.id().period()));
  }

  /**
   * Only a warning.
   *
   * @param cell of the printed head; null where the hidden mark says it
   */
  static Finding wrongUnit(Reading reading, Duty duty, @Nullable String cell) {
    return new Finding(
        null,
        Severity.WARNING,
        List.of(),
        reading.sheet(),
        cell == null ? List.of() : List.of(cell),
        FileFindings.OTHER_UNIT,
        "表中的单位与报送单位“" + duty.unit().name() + "”不一致，请核对是否报错了单位。",
        "The workbook names another unit than the one it was sent for; please check.");
  }
}
