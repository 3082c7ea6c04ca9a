package org.nuanbao.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nuanbao.campaign.UnitPath;

/** Issues bearer tokens of a state folder's system (HS256, RFC 7519), in place of a sign-in. */
public final class BearerTokens {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration VALID_FOR = Duration.ofHours(2);

  private final String secret;

  /** Signed with the secret that the functions were given. */
  public BearerTokens(String secret) {
    this.secret = secret;
  }

  public static BearerTokens of(StateFolder state) throws IOException {
    return new BearerTokens(state.secret("token"));
  }

  /**
   * A token.
   *
   * @param subject who calls
   * @param unit the top of the caller's subtree
   * @param role {@code filler}, {@code reviewer} or {@code publisher}
   */
  public String of(String subject, UnitPath unit, String role) {
    Instant now = Instant.now();
    ObjectNode claims = JSON.createObjectNode();
    claims.put("sub", subject);
    claims.putArray("roles").add(role);
    claims.put("unit", unit.value());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.plus(VALID_FOR).getEpochSecond());
    String signed = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims.toString());
    return signed + "." + encode(mac(signed));
  }

  private byte[] mac(String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(signed.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String part(String json) {
    return encode(json.getBytes(UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
