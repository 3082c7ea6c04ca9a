package org.nuanbao.functions.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final String ARN = "arn:aws-cn:secretsmanager:cn-north-1:1:secret:smtp-AbCdEf";

  private final List<String> asked = new ArrayList<>();
  private final Secrets secrets =
      new Secrets(arn -> {
        asked.add(arn);
        return "{\"user\":\"u\",\"password\":\"p#1\"}";
      });

  @Test
  void aPlainValueIsTheSecretItself() {
    assertThat(secrets.open("plain#text")).isEqualTo("plain#text");
    assertThat(asked).isEmpty();
  }

  @Test
  void aStoredOneIsFetchedOnce() {
    assertThat(secrets.open("secretsmanager:" + ARN + "#user")).isEqualTo("u");
    assertThat(secrets.open("secretsmanager:" + ARN + "#password")).isEqualTo("p#1");
    assertThat(secrets.open("secretsmanager:" + ARN)).contains("password");
    assertThat(asked).containsExactly(ARN);
  }

  @Test
  void whatIsNoObjectIsNotQuoted() {
    Secrets text = new Secrets(arn -> "hush");
    assertThatThrownBy(() -> text.open("secretsmanager:" + ARN + "#user"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("hush")
        .hasNoCause();
  }
}
