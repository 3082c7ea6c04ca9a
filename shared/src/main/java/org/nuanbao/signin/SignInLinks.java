package org.nuanbao.signin;

import java.time.Instant;
import java.util.Optional;

/**
 * Stores what leads to a sign-in: who asked for a link, links that were mailed and not used yet,
 * and how often somebody asked.
 */
public interface SignInLinks {
  /**
   * Keeps what a contact is to be told by mail; whoever sends mails hears of it. The same is stored
   * whether the address is known or not, so that asking takes the same time.
   */
  void tell(DoorMail mail);

  /** What was to be told and was not marked as sent; empty if it was, or is too old. */
  Optional<DoorMail> untold(String id);

  /** Marks it as sent. */
  void told(DoorMail mail);

  /** Keeps a link that is about to be mailed. */
  void keep(Link link);

  /** Takes a link away. Of any number that try at once one gets it. */
  Optional<Link> take(String hash);

  /**
   * Counts one more within this hour.
   *
   * @param what an address or where a request comes from; only its hash is stored
   * @return false if it was counted so often already; then it is not counted
   */
  boolean mayAsk(String what, Instant now, int most);

  /**
   * A link that was mailed.
   *
   * @param hash of the token in it; the token itself is stored nowhere
   * @param until by the machine's clock
   */
  record Link(String hash, String address, Instant until) {}

  /**
   * A mail about signing in that is to be sent.
   *
   * @param at by the machine's clock
   */
  record DoorMail(String id, String address, Kind kind, Instant at) {
    /** What it says. */
    public enum Kind {
      /** Holds a link, if the address is a contact's. */
      LINK,
      /** Tells that somebody came in with a link. */
      CAME_IN
    }
  }
}
