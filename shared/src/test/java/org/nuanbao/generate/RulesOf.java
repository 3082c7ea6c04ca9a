package org.nuanbao.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Arrays;
import java.util.List;
import org.nuanbao.check.kind.RuleKinds;
import org.nuanbao.data.DataObject;
import org.nuanbao.form.Form;
import org.nuanbao.form.Rule;
import org.nuanbao.formdata.RuleData;
import org.nuanbao.formdata.RuleNames;

/** Rules as they stand in a form's YAML, {@code {id: R01, kind: sum, …}}. */
public final class RulesOf {
  private static final ObjectMapper YAML = new YAMLMapper();

  private RulesOf() {}

  /** The rules of a form that has none yet. */
  public static List<Rule> form(Form bare, String... rules) {
    return Arrays.stream(rules).map(rule -> one(bare, rule)).toList();
  }

  private static Rule one(Form bare, String rule) {
    try {
      DataObject data = DataObject.of(YAML.readTree(rule), "test");
      Rule read = RuleKinds.read(new RuleData(data, RuleNames.of(bare)));
      data.done();
      return read;
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
