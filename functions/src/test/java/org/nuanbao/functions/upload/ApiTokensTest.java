package org.nuanbao.functions.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import io.micronaut.security.authentication.Authentication;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.MemoryCloud;

/** One good token, and each way not to be one. */
class ApiTokensTest {
  private static final String LONG_SECRET =
      "a secret of the tests that is long enough for HS512 too, 64 bytes";
  private static final UnitPath UNIT = new UnitPath("/city/east/");

  private final ApiTokens tokens = new ApiTokens(LONG_SECRET);
  private final long now = Instant.now().getEpochSecond();

  @Test
  void knowsWhoseATokenOfOursIs() {
    Authentication caller =
        tokens.check(tokens.issue("somebody", UNIT, "filler", Duration.ofHours(12))).orElseThrow();
    assertThat(caller.getName()).isEqualTo("somebody");
    assertThat(caller.getRoles()).containsExactly("filler");
    assertThat(caller.getAttributes()).containsEntry("unit", "/city/east/");
    assertThat(isGood(claims())).isTrue();
  }

  @Test
  void takesOneAlgorithmOnly() {
    assertThat(isGood(new JWSHeader(JWSAlgorithm.HS384), claims(), LONG_SECRET)).isFalse();
    assertThat(isGood(new JWSHeader(JWSAlgorithm.HS512), claims(), LONG_SECRET)).isFalse();
    String payload = Base64URL.encode(new Payload(claims()).toString()).toString();
    String none = Base64URL.encode("{\"alg\":\"none\"}").toString();
    assertThat(tokens.check(none + "." + payload + ".")).isEmpty();
    assertThat(tokens.check(none + "." + payload + "." + payload)).isEmpty();
  }

  @Test
  void takesNoOtherSignature() {
    assertThat(isGood(new JWSHeader(JWSAlgorithm.HS256), claims(), MemoryCloud.SECRET)).isFalse();
    String good = tokens.issue("somebody", UNIT, "filler", Duration.ofHours(1));
    String[] parts = good.split("\\.", -1);
    assertThat(tokens.check(parts[0] + "." + parts[1] + ".")).isEmpty();
    String other = Base64URL.encode(new Payload(with("unit", "/city/")).toString()).toString();
    assertThat(tokens.check(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(tokens.check("nonsense")).isEmpty();
    assertThat(tokens.check("a.b.c")).isEmpty();
  }

  @Test
  void understandsEveryHeaderThatMustBeUnderstood() {
    JWSHeader critical =
        new JWSHeader.Builder(JWSAlgorithm.HS256)
            .customParam("https://nuanbao.test/only", true)
            .criticalParams(Set.of("https://nuanbao.test/only"))
            .build();
    assertThat(isGood(critical, claims(), LONG_SECRET)).isFalse();
  }

  @Test
  void isOfThisIssuerForThisAudienceAboutSomebody() {
    for (String claim : List.of("iss", "aud", "sub")) {
      assertThat(isGood(without(claim))).as("no %s", claim).isFalse();
      assertThat(isGood(with(claim, null))).as("null as %s", claim).isFalse();
    }
    assertThat(isGood(with("iss", "somebody"))).isFalse();
    assertThat(isGood(with("aud", "another-api"))).isFalse();
  }

  @Test
  void expiresWithinTwelveHours() {
    assertThat(isGood(without("exp"))).isFalse();
    assertThat(isGood(with("exp", null))).isFalse();
    assertThat(isGood(with("exp", now + 600.5))).isFalse();
    assertThat(isGood(with("exp", Long.toString(now + 600)))).isFalse();
    assertThat(isGood(with("exp", now - 120))).isFalse();
    assertThat(isGood(with("exp", now - 30))).as("clocks differ").isTrue();
    assertThat(isGood(with("exp", now - 60 + 12 * 3600))).isTrue();
    assertThat(isGood(with("exp", now + 12 * 3600))).as("longer than twelve hours").isFalse();
    assertThat(isGood(with("exp", Long.MAX_VALUE / 1000))).isFalse();
  }

  @Test
  void wasIssuedBefore() {
    assertThat(isGood(without("iat"))).isFalse();
    assertThat(isGood(with("iat", null))).isFalse();
    assertThat(isGood(with("iat", now - 0.5))).isFalse();
    assertThat(isGood(with("iat", now + 30))).as("clocks differ").isTrue();
    assertThat(isGood(with("iat", now + 300))).isFalse();
  }

  @Test
  void isNotGoodBeforeItMayBe() {
    assertThat(isGood(with("nbf", now - 10))).isTrue();
    assertThat(isGood(with("nbf", now + 300))).isFalse();
    assertThat(isGood(with("nbf", now - 0.5))).isFalse();
    assertThat(isGood(with("nbf", null))).isFalse();
  }

  @Test
  void takesNoShortSecret() {
    assertThatThrownBy(() -> new ApiTokens("short"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nuanbao.token.secret");
  }

  private Map<String, @Nullable Object> claims() {
    Map<String, @Nullable Object> claims = new HashMap<>();
    claims.put("iss", "nuanbao");
    claims.put("aud", "nuanbao-api");
    claims.put("sub", "somebody");
    claims.put("roles", List.of("filler"));
    claims.put("unit", "/city/east/");
    claims.put("iat", now - 60);
    claims.put("exp", now + 600);
    return claims;
  }

  private Map<String, @Nullable Object> without(String claim) {
    Map<String, @Nullable Object> claims = claims();
    claims.remove(claim);
    return claims;
  }

  private Map<String, @Nullable Object> with(String claim, @Nullable Object value) {
    Map<String, @Nullable Object> claims = claims();
    claims.put(claim, value);
    return claims;
  }

  private boolean isGood(Map<String, @Nullable Object> claims) {
    return isGood(new JWSHeader(JWSAlgorithm.HS256), claims, LONG_SECRET);
  }

  private boolean isGood(JWSHeader header, Map<String, @Nullable Object> claims, String secret) {
    JWSObject token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(new MACSigner(secret.getBytes(UTF_8)));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return tokens.check(token.serialize()).isPresent();
  }
}
