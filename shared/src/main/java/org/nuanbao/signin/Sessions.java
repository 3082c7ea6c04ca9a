package org.nuanbao.signin;

import java.time.Instant;
import java.util.Optional;

/** Stores sessions by the hash of what the browser holds. */
public interface Sessions {
  /** Stores a session, or what changed of it. */
  void save(Session session);

  /** A session; empty if there is none, or it was opened before its contact {@link #endAll}. */
  Optional<Session> find(String key);

  /** Ends one session; nothing happens if there is none. */
  void end(String key);

  /** Ends all sessions of an address that were opened up to this moment. */
  void endAll(String address, Instant upTo);
}
