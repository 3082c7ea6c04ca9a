package org.nuanbao.functions.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.keys.Secrets;
import org.reactivestreams.Publisher;

/**
 * Issues and checks the bearer tokens of the API: JWTs (RFC 7519), signed with HS256 (RFC 7518) and
 * nothing else. Claims: {@code sub}, {@code roles} ({@code filler}, {@code reviewer}, {@code
 * publisher}), {@code unit} (the subtree's path), {@code iss}, {@code aud}, {@code iat} and {@code
 * exp}, and {@code nbf} if a token becomes valid only later. Moments are whole seconds.
 */
@Singleton
public final class ApiTokens implements TokenValidator<HttpRequest<?>> {
  static final String ISSUER = "nuanbao";
  static final String AUDIENCE = "nuanbao-api";

  /** The longest time from {@code iat} to {@code exp}; a token signed for longer is a mistake. */
  private static final Duration LONGEST = Duration.ofHours(12);

  /** How much clocks may differ. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final int SHORTEST_SECRET = 32;

  private final String secret;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  @Inject
  ApiTokens(Secrets secrets, @Value("${nuanbao.token.secret}") String setting) {
    this(secrets.open(setting));
  }

  /**
   * Uses a given secret.
   *
   * @throws IllegalStateException if it has fewer than 32 characters
   */
  public ApiTokens(String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalStateException("nuanbao.token.secret needs 32 characters or more");
    }
    this.secret = secret;
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            AUDIENCE,
            new JWTClaimsSet.Builder().issuer(ISSUER).build(),
            Set.of("sub", "iat", "exp"));
    claims.setMaxClockSkew((int) SKEW.toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.HS256, new ImmutableSecret<>(secret.getBytes(UTF_8))));
  }

  /**
   * Issues a new token.
   *
   * @param subject who calls
   * @param unit the top of the caller's subtree
   * @param role {@code filler}, {@code reviewer} or {@code publisher}
   * @param validFor twelve hours at most
   */
  public String issue(String subject, UnitPath unit, String role, Duration validFor) {
    Instant now = Instant.now();
    return signed(
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(subject)
            .claim("roles", List.of(role))
            .claim("unit", unit.value())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(validFor)))
            .build());
  }

  /** Signs a token with any claims. */
  String signed(JWTClaimsSet claims) {
    try {
      SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(secret));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("no token could be signed", e);
    }
  }

  /** The caller whose token it is; nobody if anything about the token is wrong. */
  @Override
  public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
    return check(token)
        .<Publisher<Authentication>>map(Publishers::just)
        .orElseGet(Publishers::empty);
  }

  Optional<Authentication> check(String token) {
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      JWTClaimsSet claims = processor.process(jwt, null);
      return isTimely(jwt.getPayload().toJSONObject(), Instant.now())
          ? Optional.of(caller(claims))
          : Optional.empty();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      // Not logged: the exception's message may quote the token.
      return Optional.empty();
    }
  }

  private static Authentication caller(JWTClaimsSet claims) throws ParseException {
    String subject = claims.getSubject();
    List<String> roles = claims.getStringListClaim("roles");
    String unit = claims.getStringClaim("unit");
    if (subject == null) {
      throw new ParseException("no subject", 0);
    }
    return Authentication.build(
        subject, roles == null ? List.of() : roles, unit == null ? Map.of() : Map.of("unit", unit));
  }

  /**
   * Checks what the library does not: it takes a null moment for a missing one, cuts off fractions,
   * and ignores {@code iat}.
   */
  private static boolean isTimely(Map<String, Object> claims, Instant now) {
    return claims.get("iat") instanceof Long issued
        && claims.get("exp") instanceof Long expires
        && (!claims.containsKey("nbf") || claims.get("nbf") instanceof Long)
        && issued <= now.plus(SKEW).getEpochSecond()
        && expires <= issued + LONGEST.toSeconds();
  }
}
