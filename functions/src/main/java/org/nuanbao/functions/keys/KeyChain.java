package org.nuanbao.functions.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.nuanbao.submission.Keys;
import org.nuanbao.value.PersonKey;

/**
 * The secret keys: one Tink keyset that seals (AES-256-GCM) and one that hashes (HMAC-SHA-256 as a
 * pseudo-random function). As text it is a JSON object of the two keysets, {@code sealing} and
 * {@code hashing}, and as secret as the data it guards. The first may get a new primary key. The
 * second must keep its primary key, because every person is known by it. Each purpose has hashes of
 * its own.
 */
record KeyChain(Aead sealing, PrfSet hashing) implements FieldSealer, Keys {
  private static final int HASH_BYTES = 32;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration SEALING = AeadConfig2026.get();
  private static final Configuration HASHING = PrfConfig2026.get();

  /** Generates new keys, as text. */
  static String generate() {
    try {
      ObjectNode text = JSON.createObjectNode();
      text.set("sealing", json(PredefinedAeadParameters.AES256_GCM, SEALING));
      text.set("hashing", json(PredefinedPrfParameters.HMAC_SHA256_PRF, HASHING));
      return text.toString();
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException("no keys could be made", e);
    }
  }

  /**
   * Reads what {@link #generate} wrote.
   *
   * @throws IllegalStateException if the text is no key chain; the message tells nothing of the
   *     keys
   */
  static KeyChain parse(String text) {
    try {
      JsonNode both = JSON.readTree(text);
      return new KeyChain(
          keyset(both.path("sealing"), SEALING).getPrimitive(SEALING, Aead.class),
          keyset(both.path("hashing"), HASHING).getPrimitive(HASHING, PrfSet.class));
    } catch (GeneralSecurityException | JsonProcessingException e) {
      // The cause is left out: a parser's message quotes what it read.
      throw new IllegalStateException("the key chain cannot be read: " + e.getClass().getName());
    }
  }

  @Override
  public byte[] seal(byte[] plain, String associated) {
    try {
      return sealing.encrypt(plain, associated.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed", e);
    }
  }

  @Override
  public byte[] open(byte[] sealed, String associated) {
    try {
      return sealing.decrypt(sealed, associated.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed for this place, or changed", e);
    }
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
      // The zero shows where the purpose ends and the value begins.
      byte[] input = (purpose + '\0' + value).getBytes(UTF_8);
      return HexFormat.of().formatHex(hashing.computePrimary(input, HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no hash could be made", e);
    }
  }

  private static JsonNode json(Parameters parameters, Configuration configuration)
      throws GeneralSecurityException, JsonProcessingException {
    return JSON.readTree(
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(parameters, configuration),
            configuration,
            InsecureSecretKeyAccess.get()));
  }

  private static KeysetHandle keyset(JsonNode json, Configuration configuration)
      throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        json.toString(), configuration, InsecureSecretKeyAccess.get());
  }
}
