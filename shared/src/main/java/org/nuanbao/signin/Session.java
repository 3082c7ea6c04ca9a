package org.nuanbao.signin;

import java.time.Duration;
import java.time.Instant;
import org.nuanbao.directory.Grant;

/**
 * Somebody who came in with a link, from then until they leave.
 *
 * @param key the hash of what the browser holds; what it holds itself is stored nowhere
 * @param address of the contact who came in
 * @param acting the one grant under which everything is done until another one is chosen
 * @param guard what every form must send along, so that no foreign page can send it
 * @param openedAt by the machine's clock, as is {@code seenAt}
 */
public record Session(
    String key, String address, Grant acting, String guard, Instant openedAt, Instant seenAt) {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LONGEST = Duration.ofHours(12);

  /** How old {@code seenAt} may get before it is stored anew: not each request is a write. */
  private static final Duration STALE = Duration.ofMinutes(1);

  /** When it ends if nothing more is asked for: idle for 30 minutes, or 12 hours old. */
  public Instant end() {
    Instant idle = seenAt.plus(IDLE);
    Instant last = openedAt.plus(LONGEST);
    return idle.isBefore(last) ? idle : last;
  }

  boolean isStale(Instant now) {
    return seenAt.plus(STALE).isBefore(now);
  }

  Session seen(Instant now) {
    return new Session(key, address, acting, guard, openedAt, now);
  }

  Session acting(Grant other) {
    return new Session(key, address, other, guard, openedAt, seenAt);
  }
}
