package org.nuanbao.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file with what {@code aws cloudformation describe-stacks} prints about a stack. */
public final class StackFile {
  private StackFile() {}

  /** Writes the file of a stack with these outputs into the folder. */
  public static Path in(Path folder, Map<String, String> outputs) throws IOException {
    ObjectNode stacks = new ObjectMapper().createObjectNode();
    ArrayNode list = stacks.putArray("Stacks").addObject().putArray("Outputs");
    outputs.forEach(
        (key, value) -> list.addObject().put("OutputKey", key).put("OutputValue", value));
    return Files.writeString(folder.resolve("stack.json"), stacks.toString());
  }
}
