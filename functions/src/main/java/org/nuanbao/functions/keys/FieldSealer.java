package org.nuanbao.functions.keys;

/** Encrypts single fields, each bound to the place it is stored at. */
public interface FieldSealer {
  /**
   * Encrypts.
   *
   * @param associated the place: key of the item and name of the field; needed again to open
   */
  byte[] seal(byte[] plain, String associated);

  /**
   * Decrypts.
   *
   * @throws IllegalStateException if the bytes were not sealed for this place or were changed; its
   *     text names neither
   */
  byte[] open(byte[] sealed, String associated);
}
