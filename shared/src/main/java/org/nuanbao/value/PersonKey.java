package org.nuanbao.value;

/**
 * A person's key, which never changes: {@code v1#} and the hex of a keyed HMAC of the normalised
 * identity number. Made with the register's keys; nobody can find the number from it.
 */
public record PersonKey(String value) implements Comparable<PersonKey> {
  @Override
  public int compareTo(PersonKey other) {
    return value.compareTo(other.value);
  }
}
