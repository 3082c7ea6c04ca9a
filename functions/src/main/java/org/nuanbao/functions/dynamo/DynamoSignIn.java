package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.Role;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/**
 * Links, what is counted about them, and sessions, in the reports table, which removes what is
 * over.
 */
@Singleton
public final class DynamoSignIn implements SignInLinks, Sessions {
  private static final Expression STANDS = DynamoTable.condition("attribute_exists(#pk)");

  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoSignIn(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void tell(DoorMail mail) {
    reports.put(DoorItem.of(mail));
  }

  @Override
  public Optional<DoorMail> untold(String id) {
    return reports
        .get(DoorItem.class, DoorItem.PREFIX + id, ReceiptItem.OUTBOX)
        .map(DoorItem::mail);
  }

  @Override
  public void told(DoorMail mail) {
    reports.delete(DynamoTable.key(DoorItem.PREFIX + mail.id(), ReceiptItem.OUTBOX), STANDS);
  }

  @Override
  public void keep(Link link) {
    reports.put(LinkItem.of(link));
  }

  @Override
  public Optional<Link> take(String hash) {
    return reports
        .get(LinkItem.class, LinkItem.pk(hash), LinkItem.LINK)
        .filter(_ -> reports.delete(DynamoTable.key(LinkItem.pk(hash), LinkItem.LINK), STANDS))
        .map(LinkItem::link);
  }

  @Override
  public boolean mayAsk(String what, Instant now, int most) {
    String pk = CountItem.pk(what);
    Attempts attempts = new Attempts("counting sign-ins");
    while (true) {
      Optional<CountItem> before = reports.get(CountItem.class, pk, CountItem.HOUR);
      CountItem next = CountItem.after(before.orElse(null), pk, now);
      if (next.count() > most) {
        return false;
      }
      if (reports.put(next, CountItem.stillAs(before.orElse(null)))) {
        return true;
      }
      attempts.again();
    }
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

  /** {@code LINK#<hash>}/{@code LINK}: a link that was mailed and not used yet. */
  private record LinkItem(String pk, String sk, String address, Instant until, long gone) {
    static final String LINK = "LINK";

    static String pk(String hash) {
      return "LINK#" + hash;
    }

    static LinkItem of(Link link) {
      return new LinkItem(
          pk(link.hash()), LINK, link.address(), link.until(), link.until().getEpochSecond());
    }

    Link link() {
      return new Link(pk.substring(pk("").length()), address, until);
    }
  }

  /** {@code DOOR#<id>}/{@code OUTBOX}: a mail about signing in that is to be sent. */
  record DoorItem(
      String pk,
      String sk,
      String address,
      DoorMail.Kind kind,
      Instant at,
      String unsent,
      long gone) {
    static final String PREFIX = "DOOR#";
    private static final String MARK = "DOOR";
    private static final Duration KEPT = Duration.ofDays(1);

    static DoorItem of(DoorMail mail) {
      return new DoorItem(
          PREFIX + mail.id(),
          ReceiptItem.OUTBOX,
          mail.address(),
          mail.kind(),
          mail.at(),
          MARK,
          mail.at().plus(KEPT).getEpochSecond());
    }

    DoorMail mail() {
      return new DoorMail(pk.substring(PREFIX.length()), address, kind, at);
    }
  }

  /** {@code ASKED#<hash>}/{@code HOUR}: how often something was asked within an hour. */
  private record CountItem(String pk, String sk, Instant hour, int count, long version, long gone) {
    static final String HOUR = "HOUR";
    private static final int DIGITS = 32;

    static String pk(String what) {
      return "ASKED#" + Sha256.hex(what, DIGITS);
    }

    static CountItem after(@Nullable CountItem before, String pk, Instant now) {
      Instant hour = now.truncatedTo(ChronoUnit.HOURS);
      int count = before != null && before.hour.equals(hour) ? before.count : 0;
      long version = before == null ? 0 : before.version;
      return new CountItem(
          pk, HOUR, hour, count + 1, version + 1, hour.plus(2, ChronoUnit.HOURS).getEpochSecond());
    }

    static Expression stillAs(@Nullable CountItem before) {
      return before == null
          ? DynamoTable.absent()
          : DynamoTable.condition("#version = :version", before.version);
    }
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
