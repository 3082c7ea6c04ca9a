package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.form.FormId;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;

class PendingRulesTest {
  /** Of Henan's R09 nothing is known: it asks which union the unit belongs to. */
  @ParameterizedTest
  @CsvSource({
    "xiamen-2012-1, R03 R10 R11 R12 R14 R15",
    "xiamen-2012-2, R09",
    "xiamen-2012-3, R21",
    "henan-2017-1, R02 R03 R04 R05 R09 R10 R11"
  })
  void leavesPendingWhatNobodyKnowsYetAndFindsNothingWrong(String form, String rules)
      throws IOException {
    FormId id = new FormId(form);
    Sample sample =
        new SampleReader(NoticesOnDisk.forms())
            .read(
                new ObjectMapper()
                    .readTree(
                        NoticesOnDisk.FOLDER
                            .resolve(id.notice())
                            .resolve("samples/" + form + "/valid.json")
                            .toFile()),
                null)
            .getFirst();
    CheckResult checked = Checker.check(sample.form(), sample.typed(), Facts.NONE);
    assertThat(checked.findings()).isEmpty();
    assertThat(checked.pending())
        .containsExactlyElementsOf(
            Arrays.stream(rules.split(" ")).map(rule -> form + "." + rule).toList());
  }
}
