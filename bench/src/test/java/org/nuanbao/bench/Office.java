package org.nuanbao.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.local.demo.Api;
import org.nuanbao.sample.SampleReader;
import org.nuanbao.workbook.Filler;
import org.nuanbao.workbook.Mark;

/** The workbooks that units send: some good ones, each with other figures, and a broken one. */
final class Office {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** Items that no rule ties to another. */
  private static final List<String> FREE = List.of("1.A", "10.A");

  final Path folder = Path.of("notices", "dalian-2018");
  final Notice notice = RuleKinds.NOTICES.ofFolder(folder);
  final Form form = notice.form(new FormId("dalian-2018-1")).orElseThrow();
  final byte[] broken;
  private final List<byte[]> files = new ArrayList<>();
  private final List<Map<String, BigDecimal>> figures = new ArrayList<>();

  Office(int variants) throws IOException {
    ObjectNode data;
    try (InputStream in =
        Objects.requireNonNull(Api.class.getResourceAsStream("statistics.json"))) {
      data = (ObjectNode) JSON.readTree(in).path("data").elements().next();
    }
    for (int i = 0; i < variants; i++) {
      data.put(FREE.getFirst(), 1_000 + i);
      data.put(FREE.getLast(), new BigDecimal(10_000 + 7 * i).movePointLeft(2));
      files.add(filled(data));
      Map<String, BigDecimal> sums = new TreeMap<>();
      data.properties().forEach(item -> sums.put(item.getKey(), item.getValue().decimalValue()));
      figures.add(sums);
    }
    data.put("2.C", data.path("2.C").asInt() + 1);
    broken = filled(data);
  }

  private byte[] filled(ObjectNode data) {
    ObjectNode sample = JSON.createObjectNode();
    sample.put("form", form.id().value());
    sample.putObject("header").put("filler", "样例").put("phone", "13800009999").put("unit", "样例");
    sample.set("data", data.deepCopy());
    return Filler.fill(
        form,
        new SampleReader(List.of(form)).read(sample, form.id()).getFirst().raw(),
        Mark.of(form));
  }

  int variants() {
    return files.size();
  }

  byte[] file(int variant) {
    return files.get(variant);
  }

  /** What a good workbook adds up to, by item. */
  Map<String, BigDecimal> figures(int variant) {
    return figures.get(variant);
  }
}
