package org.nuanbao.functions.simulate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.NoticeReader;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.check.Sample;
import org.nuanbao.check.SampleReader;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.Announced;
import org.nuanbao.value.Sha256;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/**
 * What a unit may file: a roster of some of five persons, a roster with an error, or no workbook.
 *
 * @param persons numbers of the sample's rows; the error is in the first of them
 */
record Paper(Kind kind, List<Integer> persons) {
  enum Kind {
    GOOD,
    BROKEN,
    NO_WORKBOOK
  }

  static final Path FOLDER = Path.of("..", "notices", "henan-2017");
  static final Notice NOTICE = NoticeReader.ofFolder(FOLDER);
  static final FormId FORM = new FormId("henan-2017-2");
  static final int PERSONS = 5;

  private static final JsonNode SAMPLE = sample();
  private static final Map<UnitPath, Map<Paper, byte[]>> FILES = new ConcurrentHashMap<>();

  boolean isGood() {
    return kind == Kind.GOOD;
  }

  /** The number on the identity card of a person. */
  static String number(int person) {
    return SAMPLE.path("data").path(person).path("id_no").asText();
  }

  /** The same bytes each time. */
  byte[] file(UnitPath unit) {
    return FILES
        .computeIfAbsent(unit, any -> new ConcurrentHashMap<>())
        .computeIfAbsent(this, any -> written(unit));
  }

  static Announced announced(byte[] file) {
    return new Announced("表.xlsx", file.length, Sha256.hex(file), "a/b");
  }

  private byte[] written(UnitPath unit) {
    if (kind == Kind.NO_WORKBOOK) {
      return ("no workbook of " + unit).getBytes(StandardCharsets.UTF_8);
    }
    ObjectNode sample = SAMPLE.deepCopy();
    ArrayNode rows = sample.putArray("data");
    List<JsonNode> chosen = new ArrayList<>();
    persons.forEach(person -> chosen.add(SAMPLE.path("data").path(person).deepCopy()));
    for (int i = 0; i < chosen.size(); i++) {
      ObjectNode row = (ObjectNode) chosen.get(i);
      row.put("seq", i + 1);
      if (kind == Kind.BROKEN) {
        row.put("id_no", "110105194912310021");
      }
      rows.add(row);
    }
    Sample read = new SampleReader(NOTICE.forms()).read(sample, FORM).getFirst();
    Mark mark = new Mark(FORM.value(), read.form().head().version(), unit.value(), null);
    return Filler.fill(read.form(), read.raw(), mark);
  }

  private static JsonNode sample() {
    try {
      Path file = FOLDER.resolve("samples").resolve(FORM.value()).resolve("valid.json");
      return new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
