package org.nuanbao.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The outputs of a deployed stack, by their names. */
public record StackOutputs(Map<String, String> values) {
  public StackOutputs {
    values = Map.copyOf(values);
  }

  /**
   * Reads the outputs of the first stack in a file.
   *
   * @param file what {@code aws cloudformation describe-stacks} printed
   */
  public static StackOutputs in(Path file) throws IOException {
    Map<String, String> values = new HashMap<>();
    new ObjectMapper()
        .readTree(file.toFile())
        .path("Stacks")
        .path(0)
        .path("Outputs")
        .forEach(output ->
            values.put(output.path("OutputKey").asText(), output.path("OutputValue").asText()));
    return new StackOutputs(values);
  }

  /**
   * The value of an output that template.yaml names.
   *
   * @throws IllegalArgumentException if the stack is not of this template
   */
  String demand(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the stack has no output " + name);
    }
    return value;
  }
}
