package org.nuanbao.functions.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.PersonKey;

/** HMAC-SHA-256 under the key chain; each purpose has hashes of its own. */
@Singleton
final class KeyedHashes implements Keys {
  private static final int BYTES = 32;

  private final KeyChain keys;

  KeyedHashes(KeyChain keys) {
    this.keys = keys;
  }

  @Override
  public PersonKey person(String normalisedId) {
    return new PersonKey("v1#" + keyed("person", normalisedId));
  }

  @Override
  public String keyed(String purpose, String value) {
    if (purpose.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a purpose is a plain word");
    }
    try {
      // The zero keeps apart what belongs to the purpose and what to the value.
      byte[] input = (purpose + '\0' + value).getBytes(UTF_8);
      return HexFormat.of().formatHex(keys.hashing().computePrimary(input, BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no hash could be made", e);
    }
  }
}
