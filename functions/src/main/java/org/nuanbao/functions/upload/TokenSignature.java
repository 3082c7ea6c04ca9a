package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.security.token.jwt.signature.SignatureConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Singleton;
import org.nuanbao.functions.keys.Secrets;

/**
 * How tokens of the sign-in are recognised: HS256 (RFC 7518) under a secret of 32 bytes or more.
 * Claims: {@code sub}, {@code roles} ({@code filler}, {@code reviewer}, {@code publisher}), {@code
 * unit} (the subtree's path) and {@code exp}.
 */
@Factory
final class TokenSignature {
  @Singleton
  SignatureConfiguration signature(
      Secrets secrets, @Value("${nuanbao.token.secret}") String setting) {
    String secret = secrets.open(setting);
    if (secret.length() < 32) {
      throw new IllegalStateException("nuanbao.token.secret needs 32 characters or more");
    }
    SecretSignatureConfiguration configuration = new SecretSignatureConfiguration("nuanbao");
    configuration.setSecret(secret);
    return new SecretSignature(configuration);
  }
}
