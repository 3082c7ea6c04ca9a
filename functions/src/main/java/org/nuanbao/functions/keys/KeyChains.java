package org.nuanbao.functions.keys;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/**
 * Where the keys come from: {@code nuanbao.keys.file}, a file made on first use, or {@code
 * nuanbao.keys.secret}, the secret that holds the key chain as text.
 */
@Factory
final class KeyChains {
  @Singleton
  KeyChain keys(
      Secrets secrets,
      @Value("${nuanbao.keys.file:}") String file,
      @Value("${nuanbao.keys.secret:}") String secret) {
    if (!secret.isEmpty()) {
      return KeyChain.parse(secrets.open(secret));
    }
    if (file.isEmpty()) {
      throw new IllegalStateException("neither nuanbao.keys.file nor nuanbao.keys.secret is set");
    }
    return KeyChain.parse(KeyFile.read(Path.of(file)));
  }
}
