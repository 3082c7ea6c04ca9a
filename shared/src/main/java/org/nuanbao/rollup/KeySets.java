package org.nuanbao.rollup;

import java.util.Optional;

/**
 * Stores sorted person keys, which are too many for a table's item. What is saved under a name
 * never changes its meaning: the figures and totals that name it are written after it.
 */
public interface KeySets {
  /**
   * Saves a key set; saving again replaces it.
   *
   * @param name ASCII with slashes: {@code <duty key>/<version>/<measure>} for a filed version,
   *     {@code <duty key>/node/<measure>/<hash>} for a node
   */
  void save(String name, KeySet keys);

  Optional<KeySet> load(String name);

  /** Removes a key set. Repeating the call changes nothing. */
  void remove(String name);
}
