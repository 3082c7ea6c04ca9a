package org.nuanbao.functions.keys;

/** Encrypts single fields and binds each to the place where it is stored. */
public interface FieldSealer {
  /**
   * Encrypts a field.
   *
   * @param associated the place: the item's key and the field's name; needed again to decrypt
   */
  byte[] seal(byte[] plain, String associated);

  /**
   * Decrypts a field.
   *
   * @throws IllegalStateException if the bytes were not sealed for this place or were changed; the
   *     message names neither
   */
  byte[] open(byte[] sealed, String associated);
}
