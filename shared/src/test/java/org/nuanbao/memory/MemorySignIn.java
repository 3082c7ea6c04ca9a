package org.nuanbao.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;

/** Links and sessions in memory. */
public final class MemorySignIn implements SignInLinks, Sessions {
  private final Map<String, DoorMail> untold = new HashMap<>();
  private final Map<String, Link> links = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Map<String, Instant> ended = new HashMap<>();

  /** All that was ever to be told, oldest first. */
  public final List<DoorMail> mails = new ArrayList<>();

  @Override
  public synchronized void tell(DoorMail mail) {
    untold.put(mail.id(), mail);
    mails.add(mail);
  }

  @Override
  public synchronized Optional<DoorMail> untold(String id) {
    return Optional.ofNullable(untold.get(id));
  }

  @Override
  public synchronized void told(DoorMail mail) {
    untold.remove(mail.id());
  }

  @Override
  public synchronized void keep(Link link) {
    links.put(link.hash(), link);
  }

  @Override
  public synchronized Optional<Link> take(String hash) {
    return Optional.ofNullable(links.remove(hash));
  }

  @Override
  public synchronized boolean mayAsk(String what, Instant now, int most) {
    String key = what + " " + now.truncatedTo(ChronoUnit.HOURS);
    int count = asked.getOrDefault(key, 0);
    if (count >= most) {
      return false;
    }
    asked.put(key, count + 1);
    return true;
  }

  @Override
  public synchronized void save(Session session) {
    sessions.put(session.key(), session);
  }

  @Override
  public synchronized Optional<Session> find(String key) {
    return Optional.ofNullable(sessions.get(key))
        .filter(session ->
            session.openedAt().isAfter(ended.getOrDefault(session.address(), Instant.MIN)));
  }

  @Override
  public synchronized void end(String key) {
    sessions.remove(key);
  }

  @Override
  public synchronized void endAll(String address, Instant upTo) {
    ended.put(address, upTo);
  }
}
