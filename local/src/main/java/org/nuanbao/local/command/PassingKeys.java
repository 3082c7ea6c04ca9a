package org.nuanbao.local.command;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.PersonKey;

/** Keyed hashes of this one run: good for counting distinct values, and for nothing after it. */
final class PassingKeys implements Keys {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  PassingKeys() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  @Override
  public PersonKey person(String normalisedId) {
    return new PersonKey("v1#" + keyed("person", normalisedId));
  }

  @Override
  public String keyed(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] text = (purpose + "\n" + value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
