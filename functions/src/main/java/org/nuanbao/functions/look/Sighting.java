package org.nuanbao.functions.look;

import java.util.List;
import org.nuanbao.scan.Seen;

/**
 * What was seen, and what can be shown of it.
 *
 * @param pictures JPEG, a page each
 */
record Sighting(Seen seen, List<byte[]> pictures) {
  static Sighting refused(Seen.Why why) {
    return new Sighting(new Seen.Refused(why), List.of());
  }
}
