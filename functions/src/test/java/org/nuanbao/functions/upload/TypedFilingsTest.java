package org.nuanbao.functions.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.form.Field;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.reading.Body;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.reading.ValuesHash;
import org.nuanbao.sample.Sample;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

class TypedFilingsTest {
  private final MemoryCloud cloud = new MemoryCloud();
  private final ApplicationContext context =
      cloud.start(Map.of("nuanbao.token.secret", MemoryCloud.SECRET));
  private final DutyId duty = cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  private final FormDuty owed = (FormDuty) context.getBean(DutyBook.class).require(duty);
  private final TypedFilings filings = context.getBean(TypedFilings.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void valuesAreFiledAsTheUnitsOwnWorkbook() {
    Sample sample = MemoryCloud.valid("dalian-2018", "dalian-2018-1");

    Submission filed = filings.file(owed, sample.raw(), "wang@union.test");

    assertThat(filed.version()).isEqualTo(1);
    assertThat(filed.by()).isEqualTo("wang@union.test");
    byte[] stored = cloud.originals.read(filed.id()).orElseThrow();
    assertThat(Sha256.hex(stored)).isEqualTo(filed.file().sha256());
    assertThat(filed.file().size()).isEqualTo(stored.length);
    Reading read = read(stored);
    assertThat(read.unit()).isEqualTo(MemoryCloud.LEAF.value());
    assertThat(ValuesHash.of(read)).isEqualTo(ValuesHash.of(sample.typed()));
  }

  @Test
  void thatThereIsNothingToReportIsFiledToo() {
    Map<String, Entry> fields = new LinkedHashMap<>();
    fields.put(Field.NOTHING.key(), new Entry(new Value.Text("是"), null));
    Reading nothing = new Reading(duty.form(), "", "", null, fields, new Body.Figures(Map.of()));

    Submission filed = filings.file(owed, nothing, "wang@union.test");

    assertThat(read(cloud.originals.read(filed.id()).orElseThrow()).saysNothing()).isTrue();
  }

  @Test
  void nothingIsFiledOverWhatIsApproved() {
    Sample sample = MemoryCloud.valid("dalian-2018", "dalian-2018-1");
    Submission accepted = cloud.accept(duty, sample.typed());
    cloud.submissions.approve(duty, accepted.id(), "reviewer", MemoryCloud.OPENED);

    assertThatThrownBy(() -> filings.file(owed, sample.raw(), "wang@union.test"))
        .isInstanceOf(Refusal.Refused.class);
    assertThat(cloud.submissions.all(duty)).hasSize(1);
  }

  private Reading read(byte[] workbook) {
    return new WorkbookReader(List.of(owed.form()), ReadLimits.standard()).read(workbook)
            instanceof ReadOutcome.Read read
        ? read.reading()
        : org.junit.jupiter.api.Assertions.fail("not read");
  }
}
