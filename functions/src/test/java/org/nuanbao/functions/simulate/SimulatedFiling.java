package org.nuanbao.functions.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.form.Single;
import org.nuanbao.reading.Reading;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Subject;
import org.nuanbao.value.AmountInWords;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** What units file in a history: a list of persons, or a workbook of one voucher each. */
enum SimulatedFiling {
  ROSTER("henan-2017", "henan-2017-2"),
  VOUCHERS("xiamen-2012", "xiamen-2012-1");

  static final int PERSONS = 5;

  private static final String NOBODYS_NUMBER = "110105194912310021";
  private static final Map<SimulatedFiling, Notice> NOTICES = new EnumMap<>(SimulatedFiling.class);
  private static final Map<SimulatedFiling, JsonNode> SAMPLES =
      new EnumMap<>(SimulatedFiling.class);

  static {
    for (SimulatedFiling filing : values()) {
      NOTICES.put(filing, RuleKinds.NOTICES.ofFolder(filing.folder()));
      SAMPLES.put(filing, filing.read());
    }
  }

  private final String notice;
  private final String form;

  SimulatedFiling(String notice, String form) {
    this.notice = notice;
    this.form = form;
  }

  Path folder() {
    return Path.of("..", "notices", notice);
  }

  FormId form() {
    return new FormId(form);
  }

  /** The number on the identity card of a person. */
  static String number(int person) {
    return person(person).path("id_no").asText();
  }

  /** The key of the person's own voucher. */
  static String subject(int person, Keys keys) {
    Reading voucher = VOUCHERS.voucher(new SimulatedPaper.Line(person, 1), false);
    return Subject.of((Single) VOUCHERS.definition(), voucher).orElseThrow().key(keys);
  }

  byte[] workbook(UnitPath unit, List<SimulatedPaper.Line> lines, boolean broken) {
    Form definition = definition();
    Mark mark = new Mark(form, definition.head().version(), unit.value(), null);
    return switch (this) {
      case ROSTER -> Filler.fill(definition, roster(lines, broken), mark);
      case VOUCHERS -> {
        List<Reading> vouchers = new ArrayList<>();
        lines.forEach(line -> vouchers.add(voucher(line, broken && vouchers.isEmpty())));
        yield Filler.fill((Single) definition, vouchers, mark);
      }
    };
  }

  private Reading roster(List<SimulatedPaper.Line> lines, boolean broken) {
    ObjectNode sample = sample(this).deepCopy();
    ArrayNode rows = sample.putArray("data");
    for (SimulatedPaper.Line line : lines) {
      ObjectNode row = person(line.person()).deepCopy();
      row.put("seq", rows.size() + 1);
      if (broken) {
        row.put("id_no", NOBODYS_NUMBER);
      }
      rows.add(row);
    }
    return raw(sample);
  }

  private Reading voucher(SimulatedPaper.Line line, boolean broken) {
    JsonNode of = person(line.person());
    ObjectNode sample = sample(this).deepCopy();
    ObjectNode data = (ObjectNode) sample.path("data");
    data.put("name", of.path("name").asText());
    data.put("sex", of.path("sex").asText());
    data.put("file_no", "XM2011-%06d".formatted(line.person()));
    data.put("id_no", broken ? NOBODYS_NUMBER : of.path("id_no").asText());
    BigDecimal yuan = BigDecimal.valueOf(line.yuan());
    ObjectNode amount = data.putObject("amount");
    amount.put("yuan", line.yuan());
    amount.put("capitals", AmountInWords.of(yuan).orElseThrow());
    return raw(sample);
  }

  private Reading raw(JsonNode sample) {
    Sample read = new SampleReader(notice(this).forms()).read(sample, form()).getFirst();
    return read.raw();
  }

  private Form definition() {
    return notice(this).form(form()).orElseThrow();
  }

  private static Notice notice(SimulatedFiling filing) {
    return Objects.requireNonNull(NOTICES.get(filing));
  }

  private static JsonNode sample(SimulatedFiling filing) {
    return Objects.requireNonNull(SAMPLES.get(filing));
  }

  private static JsonNode person(int person) {
    return sample(ROSTER).path("data").path(person);
  }

  private JsonNode read() {
    try {
      Path file = folder().resolve("samples").resolve(form).resolve("valid.json");
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
