package org.nuanbao.functions.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Secret settings. A value {@code secretsmanager:<ARN>} is fetched from Secrets Manager when it is
 * first needed; {@code secretsmanager:<ARN>#<name>} is one text of the JSON object kept there. Any
 * other value is the secret itself. This keeps secrets out of a function's configuration.
 */
@Singleton
public final class Secrets {
  private static final String STORED = "secretsmanager:";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final UnaryOperator<String> store;
  private final Map<String, String> fetched = new ConcurrentHashMap<>();

  /** Uses Secrets Manager. */
  public Secrets() {
    this(Secrets::fetch);
  }

  /**
   * Uses a given store.
   *
   * @param store gives a secret's text for its ARN
   */
  Secrets(UnaryOperator<String> store) {
    this.store = store;
  }

  /** The secret that a setting's value contains or names. */
  public String open(String value) {
    if (!value.startsWith(STORED)) {
      return value;
    }
    String[] named = value.substring(STORED.length()).split("#", 2);
    String text = fetched.computeIfAbsent(named[0], store);
    return named.length == 1 ? text : part(text, named[1]);
  }

  private static String part(String text, String name) {
    try {
      return JSON.readTree(text).path(name).asText();
    } catch (JsonProcessingException e) {
      // The cause is left out: a parser's message quotes what it read.
      throw new IllegalStateException("a secret is no JSON object");
    }
  }

  private static String fetch(String arn) {
    try (SecretsManagerClient client =
        SecretsManagerClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return client.getSecretValue(get -> get.secretId(arn)).secretString();
    }
  }
}
