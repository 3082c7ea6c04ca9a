package org.nuanbao.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void keysAreSortedAndNumbersPlain() throws JsonProcessingException {
    assertThat(
            CanonicalJson.of(JsonTree.of("{\"b\": [1, 2.50, \"一\\n\"], \"a\": {}, \"B\": null}")))
        .isEqualTo("{\"B\":null,\"a\":{},\"b\":[1,2.5,\"一\\n\"]}");
    assertThat(CanonicalJson.of(JsonNodeFactory.instance.numberNode(new BigDecimal("1E+3"))))
        .isEqualTo("1000");
  }

  @Test
  void whatJsonDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.of(JsonNodeFactory.instance.binaryNode(new byte[1])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Canonical texts are hashed, so they must be the very ones that the mapper wrote. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "[true,false,null]",
        "[0,-1,2147483648,123456789012345678901234567890,0.1,1.0E25,-0.0]",
        "{\"a\":{\"b\":[[],{},\"\\\"\\\\/\\u0001\\u2028\uD83D\uDE00\"]},\"a b\":\"\"}"
      })
  void treeAndTextAreThoseOfTheMapper(String json) throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(JsonTree.of(json)).isEqualTo(mapper.readTree(json));
    assertThat(CanonicalJson.of(JsonTree.of(json)))
        .isEqualTo(mapper.writeValueAsString(mapper.readTree(json)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1", "{\"a\"}", "[1,]", "x", "\"", "{\"a\":1,}"})
  void brokenTextIsRefused(String json) {
    assertThatThrownBy(() -> JsonTree.of(json)).isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void emptyTextHasNoValue() throws JsonProcessingException {
    assertThat(JsonTree.of(" ").isMissingNode()).isTrue();
  }
}
