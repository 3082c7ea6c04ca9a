package org.nuanbao.functions.upload;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** A token that never expires is none: the framework takes one without {@code exp}. */
@Singleton
final class MustExpire implements GenericJwtClaimsValidator<HttpRequest<?>> {
  @Override
  public boolean validate(Claims claims, @Nullable HttpRequest<?> request) {
    return claims.contains(Claims.EXPIRATION_TIME);
  }
}
