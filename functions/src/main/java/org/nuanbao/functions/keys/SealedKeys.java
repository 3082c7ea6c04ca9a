package org.nuanbao.functions.keys;

import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * A key chain encrypted by KMS: what {@code Encrypt} gave for its text, with the context {@code
 * use=nuanbao-keys}, in base 64. A key chain is about 1 KB, and KMS encrypts up to 4 KB itself.
 */
final class SealedKeys {
  private static final Map<String, String> CONTEXT = Map.of("use", "nuanbao-keys");

  private final KmsClient kms;

  SealedKeys(KmsClient kms) {
    this.kms = kms;
  }

  String open(String keyId, String sealed) {
    return kms.decrypt(decrypt ->
            decrypt
                .keyId(keyId)
                .encryptionContext(CONTEXT)
                .ciphertextBlob(SdkBytes.fromByteArray(Base64.getDecoder().decode(sealed))))
        .plaintext()
        .asUtf8String();
  }
}
