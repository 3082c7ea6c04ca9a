package org.nuanbao.functions.inbox;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Duty.DocumentDuty;
import org.nuanbao.campaign.Duty.FormDuty;
import org.nuanbao.functions.FailureTrace;
import org.nuanbao.functions.Measures;
import org.nuanbao.functions.inbox.Senders.Sender;
import org.nuanbao.functions.mail.FileKind;
import org.nuanbao.functions.mail.IncomingMail;
import org.nuanbao.functions.mail.IncomingMail.Attachment;
import org.nuanbao.functions.mail.MailOpener;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.MailedDuty;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SetAside.Entry;
import org.nuanbao.submission.SetAside.Why;
import org.nuanbao.workbook.guard.ReadLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Takes up a mail when it has come, and again whenever one of its workbooks was recognised. Each
 * time it files what can be filed by now, and finds what was filed before. Each thing is put into a
 * bucket by one message only: the mail's own message asks about its workbooks, and the message
 * about a file continues with that file.
 */
@Singleton
final class Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
  private static final int MOST_WORKBOOKS = 20;

  /**
   * Reasons for which nobody is answered: nobody knows who it would be, or a machine would answer
   * back.
   */
  private static final Set<Why> SILENT = Set.of(Why.NOT_AUTHENTIC, Why.SUSPICIOUS, Why.AUTOMATIC);

  /** The most questions within an hour to one of our addresses, and to a stranger's. */
  private static final int TO_OURS = 10;

  private static final int TO_STRANGERS = 1;

  private final Mails mails;
  private final MailOpener opener;
  private final Senders senders;
  private final Filing filing;
  private final Mailbox mailbox;
  private final Reach reach;
  private final BusinessClock clock;
  private final ReadLimits limits;
  private final long documentBytes;

  Inbox(
      Mails mails,
      MailOpener opener,
      Senders senders,
      Filing filing,
      Mailbox mailbox,
      Reach reach,
      BusinessClock clock,
      ReadLimits limits,
      @Value("${nuanbao.upload.document-bytes}") long documentBytes) {
    this.mails = mails;
    this.opener = opener;
    this.senders = senders;
    this.filing = filing;
    this.mailbox = mailbox;
    this.reach = reach;
    this.clock = clock;
    this.limits = limits;
    this.documentBytes = documentBytes;
  }

  /**
   * One mail while it is taken up.
   *
   * @param told the part that was recognised; null if the mail itself has come
   */
  private record Work(
      MailId id, @Nullable MailPart told, Instant arrived, IncomingMail mail, Sender sender) {
    Filing.Letter letter(Attachment file, List<Attachment> scans) {
      return new Filing.Letter(new MailPart(id, file.number()), arrived, mail, file, scans);
    }

    boolean isToldOf(MailPart part) {
      return told == null || told.equals(part);
    }

    List<Duty> forms() {
      return sender.owed().stream().filter(FormDuty.class::isInstance).toList();
    }

    List<Duty> documents() {
      return sender.owed().stream().filter(DocumentDuty.class::isInstance).toList();
    }
  }

  /** Reads what every mail is held to. */
  void prepare() {
    opener.prepare();
  }

  /**
   * Sets aside a mail that was tried in vain and asks its sender to send it again. Files of it that
   * were filed get their receipts all the same.
   */
  void giveUp(MailId id) {
    Mails.Raw raw = raw(id);
    IncomingMail mail = opener.open(raw);
    Why why = mail.fault();
    Why told = why != null && isSilent(why) ? why : Why.FAULT;
    aside(id, mail, clock.at(raw.arrivedAt()), units(mail), List.of(Entry.of(told)));
  }

  /** The sender's units. If the look-up fails, the sender counts as a stranger, with no units. */
  private List<String> units(IncomingMail mail) {
    String from = mail.from();
    try {
      return from == null ? List.of() : senders.find(from).map(Sender::units).orElse(List.of());
    } catch (RuntimeException | Error e) {
      LOG.warn("a sender is not looked up: {}", FailureTrace.of(e));
      return List.of();
    }
  }

  private Mails.Raw raw(MailId id) {
    MDC.put("mail", id.value());
    return mails.read(id).orElseThrow(() -> new IllegalStateException("no mail " + id));
  }

  /**
   * Takes up a mail.
   *
   * @param told the part that was recognised; null if the mail itself has come
   */
  void take(MailId id, @Nullable MailPart told) {
    Mails.Raw raw = raw(id);
    IncomingMail mail = opener.open(raw);
    if (isOfAMailOfOurs(mail, clock.at(raw.arrivedAt()))) {
      return;
    }
    String from = mail.from();
    Optional<Sender> sender = from == null ? Optional.empty() : senders.find(from);
    Optional<Why> why = Optional.ofNullable(mail.fault());
    if (from != null && sender.isEmpty()) {
      why = why.filter(Inbox::isSilent).or(() -> Optional.of(Why.UNKNOWN_SENDER));
    }
    Instant at = clock.at(raw.arrivedAt());
    if (why.isPresent()) {
      List<String> units = sender.map(Sender::units).orElse(List.of());
      aside(id, mail, at, units, List.of(Entry.of(why.get())));
    } else {
      Work work = new Work(id, told, raw.arrivedAt(), mail, sender.orElseThrow());
      List<Entry> left = file(work);
      if (!left.isEmpty()) {
        aside(id, mail, at, work.sender().units(), left);
      }
    }
  }

  /**
   * Whether a mail server reports about a mail of ours; then it is noted and nobody is answered.
   */
  private boolean isOfAMailOfOurs(IncomingMail mail, Instant at) {
    IncomingMail.Undelivered told = mail.undelivered();
    if (told == null
        || !reach.failed(told.number(), new Reach.Trouble(told.kind(), told.status(), at))) {
      return false;
    }
    Measures.count("MailsUndelivered", "kind", told.kind().name());
    return true;
  }

  /** What became of one file of a mail. */
  private sealed interface Result {
    record Filed() implements Result {}

    /** It is not known yet which form the workbook is. */
    record Waits() implements Result {}

    record Left(Entry entry) implements Result {}
  }

  /**
   * Files what can be filed. Returns what the sender must be asked, or nothing while a workbook
   * waits.
   */
  private List<Entry> file(Work work) {
    IncomingMail.Sorted files = work.mail().sorted();
    if (files.workbooks().size() > MOST_WORKBOOKS) {
      return List.of(Entry.of(Why.TOO_DEEP));
    }
    List<Result> results = new ArrayList<>();
    files.workbooks().forEach(workbook -> results.add(workbook(work, workbook, files.scans())));
    files.documents().forEach(document -> results.add(document(work, document)));
    files.leftOver().forEach(entry -> results.add(new Result.Left(entry)));
    if (results.isEmpty()) {
      return List.of(Entry.of(Why.NO_FILE));
    }
    return results.stream().anyMatch(Result.Waits.class::isInstance)
        ? List.of()
        : results.stream()
            .flatMap(
                it -> it instanceof Result.Left(Entry entry) ? Stream.of(entry) : Stream.empty())
            .toList();
  }

  private Result workbook(Work work, Attachment file, List<Attachment> scans) {
    Filing.Letter letter = work.letter(file, scans);
    if (filing.isFiled(letter, work.isToldOf(letter.part()))) {
      return new Result.Filed();
    }
    if (file.bytes().length() > limits.bytes()) {
      return new Result.Left(Entry.of(Why.TOO_LARGE, file.name()));
    }
    List<Duty> forms = work.forms();
    if (forms.size() <= 1) {
      // The workbook need not be recognised; its receipt will say what is wrong with it.
      return file(letter, MailedDuty.one(forms, filing::isApproved));
    }
    Optional<MailedWorkbook> known = mails.answered(letter.part());
    if (known.isEmpty()) {
      if (work.told() == null) {
        mails.ask(
            letter.part(),
            file.bytes().array(),
            forms.stream().map(duty -> duty.id().campaign()).collect(Collectors.toSet()));
      }
      return new Result.Waits();
    }
    return file(letter, MailedDuty.of(forms, known.get(), filing::isApproved));
  }

  private Result document(Work work, Attachment file) {
    Filing.Letter letter = work.letter(file, List.of());
    if (filing.isFiled(letter, work.isToldOf(letter.part()))) {
      return new Result.Filed();
    }
    if (file.bytes().length() > documentBytes) {
      return new Result.Left(Entry.of(Why.TOO_LARGE, file.name()));
    }
    if (file.kind() == FileKind.PDF && work.documents().isEmpty()) {
      return new Result.Left(Entry.of(Why.SCAN_ALONE, file.name()));
    }
    return file(letter, MailedDuty.one(work.documents(), filing::isApproved));
  }

  private Result file(Filing.Letter letter, MailedDuty meant) {
    return switch (meant) {
      case MailedDuty.One(Duty duty) -> {
        filing.file(letter, duty);
        yield new Result.Filed();
      }
      case MailedDuty.None none -> new Result.Left(none.entry(letter.file().name()));
    };
  }

  private static boolean isSilent(Why why) {
    return SILENT.contains(why);
  }

  /**
   * Sets a mail aside; only the first time counts.
   *
   * @param at the business moment at which it came
   * @param units its sender's units; empty for a stranger
   */
  private void aside(
      MailId id, IncomingMail mail, Instant at, List<String> units, List<Entry> entries) {
    if (mailbox.aside(id).isPresent()) {
      return;
    }
    mailbox.setAside(
        new SetAside(id, at, units, entries, reply(mail, at, !units.isEmpty(), entries)));
    entries.forEach(entry -> Measures.count("MailsAside", "why", entry.why().name()));
  }

  private SetAside.@Nullable Reply reply(
      IncomingMail mail, Instant at, boolean ours, List<Entry> entries) {
    String from = mail.from();
    boolean silent = entries.stream().anyMatch(entry -> isSilent(entry.why()));
    if (from == null || silent || !mailbox.mayAnswer(from, at, ours ? TO_OURS : TO_STRANGERS)) {
      return null;
    }
    return new SetAside.Reply(from, mail.messageId(), mail.subject());
  }
}
