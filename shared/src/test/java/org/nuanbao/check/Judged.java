package org.nuanbao.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.nuanbao.campaign.NoticesOnDisk;
import org.nuanbao.sample.Sample;
import org.nuanbao.sample.SampleReader;

/** The valid sample of a form, changed and checked. */
public final class Judged {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Judged() {}

  public static ObjectNode valid(String form) {
    Path samples = NoticesOnDisk.FOLDER.resolve(form.substring(0, form.lastIndexOf('-')));
    Path file = samples.resolve(Path.of("samples", form, "valid.json"));
    try {
      return (ObjectNode) JSON.readTree(file.toFile());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  public static CheckResult of(JsonNode sample) {
    Sample read = new SampleReader(NoticesOnDisk.forms()).read(sample, null).getFirst();
    return Checker.check(read.form(), read.typed(), read.facts());
  }

  public static List<Finding> changed(String form, Consumer<ObjectNode> change) {
    ObjectNode sample = valid(form);
    change.accept(sample);
    return of(sample).findings();
  }
}
