package org.nuanbao.functions.keys;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Where the keys come from: {@code nuanbao.keys.file}, a file made on first use, or {@code
 * nuanbao.keys.kms}, the KMS key that opens the encrypted key chain in {@code nuanbao.keys.sealed}.
 */
@Factory
final class KeyChains {
  @Singleton
  KeyChain keys(
      @Value("${nuanbao.keys.file:}") String file,
      @Value("${nuanbao.keys.kms:}") String kms,
      @Value("${nuanbao.keys.sealed:}") String sealed) {
    if (!kms.isEmpty()) {
      try (KmsClient client =
          KmsClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
        return KeyChain.parse(new SealedKeys(client).open(kms, sealed));
      }
    }
    if (file.isEmpty()) {
      throw new IllegalStateException("neither nuanbao.keys.file nor nuanbao.keys.kms is set");
    }
    return KeyChain.parse(KeyFile.read(Path.of(file)));
  }
}
