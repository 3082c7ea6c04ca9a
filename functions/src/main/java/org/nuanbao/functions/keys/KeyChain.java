package org.nuanbao.functions.keys;

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

/**
 * The secret keys: one Tink keyset that seals (AES-256-GCM) and one that hashes (HMAC-SHA-256 as a
 * pseudo-random function). As text it is a JSON object of the two keysets, {@code sealing} and
 * {@code hashing}, and as secret as what it guards. A new primary key may be added to the first;
 * the second's primary must stay, for every person is known by it.
 */
record KeyChain(Aead sealing, PrfSet hashing) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration SEALING = AeadConfig2026.get();
  private static final Configuration HASHING = PrfConfig2026.get();

  /** New keys as text. */
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
   * Reads {@link #generate} again.
   *
   * @throws IllegalStateException if the text is no key chain; its text tells nothing of the keys
   */
  static KeyChain parse(String text) {
    try {
      JsonNode both = JSON.readTree(text);
      return new KeyChain(
          keyset(both.path("sealing"), SEALING).getPrimitive(SEALING, Aead.class),
          keyset(both.path("hashing"), HASHING).getPrimitive(HASHING, PrfSet.class));
    } catch (GeneralSecurityException | JsonProcessingException e) {
      // Not the cause: a parser's message quotes what it read.
      throw new IllegalStateException("the key chain cannot be read: " + e.getClass().getName());
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
