package org.nuanbao.memory;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.PersonKey;

/** Keyed hashes under a fixed key. */
public final class MemoryKeys implements Keys {
  @Override
  public PersonKey person(String normalisedId) {
    return new PersonKey("v1#" + keyed("person", normalisedId));
  }

  @Override
  public String keyed(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(purpose.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
