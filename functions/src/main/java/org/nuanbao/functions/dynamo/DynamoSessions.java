package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.Role;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.Sessions;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/** Sessions in the reports table; an item that nobody needs any more is removed by the table. */
@Singleton
public final class DynamoSessions implements Sessions {
  private static final Expression STANDS = DynamoTable.condition("attribute_exists(#pk)");

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoSessions(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void save(Session session) {
    reports.put(SessionItem.of(session));
  }

  @Override
  public Optional<Session> find(String key) {
    return reports
        .get(SessionItem.class, SessionItem.pk(key), SessionItem.SESSION)
        .map(SessionItem::session)
        .filter(this::stands);
  }

  private boolean stands(Session session) {
    return reports
        .get(EndedItem.class, EndedItem.pk(session.address()), EndedItem.ENDED)
        .map(ended -> session.openedAt().isAfter(ended.upTo()))
        .orElse(true);
  }

  @Override
  public void end(String key) {
    reports.delete(DynamoTable.key(SessionItem.pk(key), SessionItem.SESSION), STANDS);
  }

  @Override
  public void endAll(String address, Instant upTo) {
    reports.put(EndedItem.of(address, upTo));
  }

  /**
   * {@code SESSION#<hash>}/{@code SESSION}: one session.
   *
   * @param gone when the table may remove it, in seconds since 1970
   */
  private record SessionItem(
      String pk,
      String sk,
      String address,
      UnitPath unit,
      Role role,
      String guard,
      Instant openedAt,
      Instant seenAt,
      long gone) {
    static final String SESSION = "SESSION";

    static String pk(String key) {
      return "SESSION#" + key;
    }

    static SessionItem of(Session session) {
      return new SessionItem(
          pk(session.key()),
          SESSION,
          session.address(),
          session.acting().unit(),
          session.acting().role(),
          session.guard(),
          session.openedAt(),
          session.seenAt(),
          session.end().getEpochSecond());
    }

    Session session() {
      return new Session(
          pk.substring(pk("").length()), address, new Grant(unit, role), guard, openedAt, seenAt);
    }
  }

  /** {@code SESSIONS#<hash of the address>}/{@code ENDED}: sessions up to then have ended. */
  private record EndedItem(String pk, String sk, Instant upTo, long gone) {
    static final String ENDED = "ENDED";
    private static final int DIGITS = 32;

    /** Longer than any session. */
    private static final Duration KEPT = Duration.ofDays(1);

    static String pk(String address) {
      return "SESSIONS#" + Sha256.hex(address, DIGITS);
    }

    static EndedItem of(String address, Instant upTo) {
      return new EndedItem(pk(address), ENDED, upTo, upTo.plus(KEPT).getEpochSecond());
    }
  }
}
