package org.nuanbao.functions.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;

/** AES-256-GCM under the key chain. */
@Singleton
final class TinkSealer implements FieldSealer {
  private final KeyChain keys;

  TinkSealer(KeyChain keys) {
    this.keys = keys;
  }

  @Override
  public byte[] seal(byte[] plain, String associated) {
    try {
      return keys.sealing().encrypt(plain, associated.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed", e);
    }
  }

  @Override
  public byte[] open(byte[] sealed, String associated) {
    try {
      return keys.sealing().decrypt(sealed, associated.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not sealed for this place, or changed", e);
    }
  }
}
