package org.nuanbao.functions.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.functions.aggregate.Step;
import org.nuanbao.template.Template;

/** The night run's state machine, as far as its text tells; LocalStack runs it. */
class NightRunMachineTest {
  private final JsonNode machine;

  NightRunMachineTest() throws JsonProcessingException {
    machine = new ObjectMapper().readTree(Template.text("infra/night-run.asl.json"));
  }

  @Test
  void addsUpWhatChangedUnlessItsInputAsksForEverything() {
    JsonNode asked = state(machine, machine.path("StartAt").asText());
    JsonNode choice = asked.path("Choices").path(0);
    assertThat(choice.path("Variable").asText()).isEqualTo("$.rebuild");
    assertThat(choice.path("IsPresent").asBoolean()).isTrue();
    JsonNode silent = state(machine, asked.path("Default").asText());
    assertThat(silent.path("Result").isBoolean() && !silent.path("Result").asBoolean()).isTrue();
    assertThat(silent.path("ResultPath").asText()).isEqualTo("$.rebuild");
    assertThat(silent.path("Next")).isEqualTo(choice.path("Next"));

    JsonNode forms = state(machine, "EachForm");
    assertThat(forms.path("ItemSelector").path("rebuild.$").asText()).isEqualTo("$.rebuild");
    JsonNode plan = state(forms.path("ItemProcessor"), "Plan");
    assertThat(plan.path("Parameters").path("Payload").path("whole.$").asText())
        .isEqualTo("$.rebuild");
  }

  @Test
  void tellsTheFunctionOnlyWhatAStepHas() {
    List<String> known =
        Arrays.stream(Step.class.getRecordComponents()).map(RecordComponent::getName).toList();
    List<JsonNode> payloads = machine.findValues("Payload");
    assertThat(payloads).hasSize(4);
    assertThat(payloads.stream().flatMap(NightRunMachineTest::names).map(n -> n.replace(".$", "")))
        .isSubsetOf(known);
  }

  private static Stream<String> names(JsonNode payload) {
    return payload.propertyStream().map(Map.Entry::getKey);
  }

  private static JsonNode state(JsonNode of, String name) {
    JsonNode state = of.path("States").path(name);
    assertThat(state.isObject()).as(name).isTrue();
    return state;
  }
}
