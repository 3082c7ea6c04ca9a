package org.nuanbao.submission;

import org.nuanbao.value.PersonKey;

/** Keyed hashes: they let a value be found again without revealing it. */
public interface Keys {
  PersonKey person(String normalisedId);

  /** 64 hex digits of an HMAC of the value under a key for this purpose. */
  String keyed(String purpose, String value);
}
