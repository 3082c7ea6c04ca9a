package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.enhanced.dynamodb.Expression;

/** Notes about mails and whom they reach, in the reports table; addresses are hashes there. */
@Singleton
public final class DynamoMailbox implements Mailbox, Reach {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoMailbox(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void filed(SubmissionId submission, MailOrigin mail) {
    reports.put(new MailedItem(SubmissionItem.pk(submission), MailedItem.MAIL, mail));
  }

  @Override
  public Optional<MailOrigin> filed(SubmissionId submission) {
    return reports
        .get(MailedItem.class, SubmissionItem.pk(submission), MailedItem.MAIL)
        .map(MailedItem::mail);
  }

  @Override
  public void setAside(SetAside aside) {
    reports.put(SetAsideItem.of(aside), DynamoTable.absent());
  }

  @Override
  public Optional<Noted> aside(MailId mail) {
    return item(mail).map(item -> new Noted(item.aside(), item.sentAt() != null));
  }

  @Override
  public List<SetAside> asides() {
    return reports.marked(SetAsideItem.class, MarkItem.UNFINISHED, SetAsideItem.MARK).stream()
        .map(SetAsideItem::aside)
        .sorted(Comparator.comparing(SetAside::at).reversed())
        .toList();
  }

  @Override
  public List<SetAside> unasked() {
    return reports.marked(SetAsideItem.class, MarkItem.UNSENT, SetAsideItem.MARK).stream()
        .filter(item -> item.sentAt() == null)
        .map(SetAsideItem::aside)
        .sorted(Comparator.comparing(SetAside::at))
        .toList();
  }

  @Override
  public void asked(MailId mail, Instant at) {
    item(mail)
        .ifPresent(item ->
            reports.put(item.sent(at), DynamoTable.condition("attribute_not_exists(#sentAt)")));
  }

  /** Changes the unsent item, so that the table's stream reports it again. */
  @Override
  public void again(MailId mail, Instant at) {
    reports.set(
        new ReceiptItem.AskedItem(SetAsideItem.pk(mail), ReceiptItem.OUTBOX, at),
        DynamoTable.condition("attribute_exists(#unsent)"));
  }

  @Override
  public boolean mayAnswer(String address, Instant now, int most) {
    String hash = AnswersItem.hash(address);
    Attempts attempts = new Attempts("counting answers");
    while (true) {
      AnswersItem hour =
          reports
              .get(AnswersItem.class, AnswersItem.pk(hash), AnswersItem.HOUR)
              .orElse(AnswersItem.none(hash))
              .at(now);
      if (hour.answered(hash) >= most) {
        return false;
      }
      if (reports.put(hour.oneMore(hash), hour.unchanged())) {
        return true;
      }
      attempts.again();
    }
  }

  @Override
  public void mailed(String number, String address) {
    reports.put(
        new AddressedItem(AddressedItem.pk(number), AddressedItem.TO, AnswersItem.hash(address)));
  }

  @Override
  public boolean failed(String number, Trouble trouble) {
    Optional<AddressedItem> mailed =
        reports.get(AddressedItem.class, AddressedItem.pk(number), AddressedItem.TO);
    mailed.ifPresent(item ->
        reports.put(
            new TroubleItem(
                TroubleItem.pk(item.address()), TroubleItem.TROUBLE, item.address(), trouble)));
    return mailed.isPresent();
  }

  @Override
  public Map<String, Trouble> troubles(Collection<String> addresses) {
    Map<String, Trouble> byHash =
        reports
            .getAll(
                TroubleItem.class,
                addresses.stream()
                    .map(AnswersItem::hash)
                    .distinct()
                    .map(hash -> DynamoTable.key(TroubleItem.pk(hash), TroubleItem.TROUBLE))
                    .toList())
            .stream()
            .collect(Collectors.toMap(TroubleItem::address, TroubleItem::trouble));
    Map<String, Trouble> found = new HashMap<>();
    for (String address : addresses) {
      Trouble trouble = byHash.get(AnswersItem.hash(address));
      if (trouble != null) {
        found.put(address, trouble);
      }
    }
    return found;
  }

  private Optional<SetAsideItem> item(MailId mail) {
    return reports.get(SetAsideItem.class, SetAsideItem.pk(mail), ReceiptItem.OUTBOX);
  }

  /** {@code SUBMISSION#<id>}/{@code MAIL}: how a submission came by mail. */
  private record MailedItem(String pk, String sk, MailOrigin mail) {
    static final String MAIL = "MAIL";
  }

  /**
   * {@code MAIL#<id>}/{@code OUTBOX}: a mail that was set aside, and the question about it if one
   * is sent. The item is in the index {@code unfinished}, and in {@code unsent} until the question
   * was sent.
   */
  record SetAsideItem(
      String pk,
      String sk,
      @RecordSchema.InKey("mail") SetAside aside,
      @Nullable Instant sentAt,
      @Nullable String unsent,
      @Nullable String unfinished) {
    static final String PREFIX = "MAIL#";

    /** The mark of mails in the sparse indexes; submissions and receipts have others. */
    private static final String MARK = "MAIL";

    private static String pk(MailId mail) {
      return PREFIX + mail;
    }

    private static SetAsideItem of(SetAside aside) {
      return new SetAsideItem(
          pk(aside.mail()),
          ReceiptItem.OUTBOX,
          aside,
          null,
          aside.reply() == null ? null : MARK,
          MARK);
    }

    private SetAsideItem sent(Instant when) {
      return new SetAsideItem(pk, sk, aside, when, null, unfinished);
    }
  }

  /**
   * {@code ANSWERS#<00–3f>}/{@code HOUR}: who was answered within this hour, as hashes of
   * addresses. The next hour's hashes replace them.
   */
  private record AnswersItem(String pk, String sk, Instant hour, List<String> to, long version) {
    static final String HOUR = "HOUR";
    private static final int SHARDS = 64;
    private static final int DIGITS = 32;

    static String pk(String hash) {
      return "ANSWERS#%02x".formatted(Integer.parseInt(hash.substring(0, 2), 16) % SHARDS);
    }

    static AnswersItem none(String hash) {
      return new AnswersItem(pk(hash), HOUR, Instant.EPOCH, List.of(), 0);
    }

    static String hash(String address) {
      return Sha256.hex(address.toLowerCase(Locale.ROOT), DIGITS);
    }

    /** The item as it is now: without answers if another hour has begun. */
    AnswersItem at(Instant now) {
      Instant current = now.atZone(BusinessClock.ZONE).truncatedTo(ChronoUnit.HOURS).toInstant();
      return hour.equals(current) ? this : new AnswersItem(pk, sk, current, List.of(), version);
    }

    int answered(String hash) {
      return Collections.frequency(to, hash);
    }

    AnswersItem oneMore(String hash) {
      List<String> more = new ArrayList<>(to);
      more.add(hash);
      return new AnswersItem(pk, sk, hour, List.copyOf(more), version + 1);
    }

    /** The condition that nobody was answered since this was read. */
    Expression unchanged() {
      return version == 0
          ? DynamoTable.absent()
          : DynamoTable.condition("#version = :version", version);
    }
  }

  /** {@code MAILED#<number>}/{@code TO}: the hash of the address that a mail went to. */
  private record AddressedItem(String pk, String sk, String address) {
    static final String TO = "TO";

    static String pk(String number) {
      return "MAILED#" + number;
    }
  }

  /** {@code ADDRESS#<hash>}/{@code TROUBLE}: that mails to an address do not arrive. */
  private record TroubleItem(String pk, String sk, String address, Trouble trouble) {
    static final String TROUBLE = "TROUBLE";

    static String pk(String hash) {
      return "ADDRESS#" + hash;
    }
  }
}
