package org.nuanbao.memory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;

/** Mails in memory, all of which came at one moment. */
public final class MemoryMails implements Mails {
  private static final int BEGINNING = 100_000;

  private final Instant arrivedAt;
  private final Map<MailId, byte[]> mails = new HashMap<>();
  private final Map<MailPart, Asked> asked = new HashMap<>();
  private final Map<String, byte[]> scans = new HashMap<>();
  private final Map<MailPart, MailedWorkbook> answers = new HashMap<>();
  private int puts;
  private int putsLeft = Integer.MAX_VALUE;

  public MemoryMails(Instant arrivedAt) {
    this.arrivedAt = arrivedAt;
  }

  /** Every mail that came. */
  public synchronized List<byte[]> all() {
    return mails.values().stream().map(byte[]::clone).toList();
  }

  /** What nobody has answered yet. */
  public synchronized Set<MailPart> open() {
    Set<MailPart> open = new HashSet<>(asked.keySet());
    open.removeAll(answers.keySet());
    return open;
  }

  /** How many objects were put, those again that were there. */
  public synchronized int puts() {
    return puts;
  }

  /** After so many more puts one fails. */
  public synchronized void failAfter(int more) {
    putsLeft = more;
  }

  private void count() {
    if (putsLeft-- == 0) {
      throw new IllegalStateException("the bucket does not answer");
    }
    puts++;
  }

  @Override
  public synchronized void arrived(MailId id, byte[] mail) {
    mails.putIfAbsent(id, mail.clone());
  }

  @Override
  public synchronized Optional<Raw> read(MailId id) {
    return Optional.ofNullable(mails.get(id)).map(this::raw);
  }

  private Raw raw(byte[] mail) {
    boolean whole = mail.length <= MOST_BYTES;
    return new Raw(
        new Bytes(Arrays.copyOf(mail, whole ? mail.length : BEGINNING)), whole, arrivedAt);
  }

  @Override
  public synchronized void ask(MailPart part, byte[] file, Set<String> campaigns) {
    count();
    asked.putIfAbsent(part, new Asked(new Bytes(file.clone()), Set.copyOf(campaigns)));
  }

  @Override
  public synchronized Optional<Asked> asked(MailPart part) {
    return Optional.ofNullable(asked.get(part));
  }

  @Override
  public synchronized void answer(MailPart part, MailedWorkbook recognised) {
    answers.put(part, recognised);
  }

  @Override
  public synchronized Optional<MailedWorkbook> answered(MailPart part) {
    return Optional.ofNullable(answers.get(part));
  }

  @Override
  public synchronized void keep(SubmissionId submission, int number, byte[] scan) {
    count();
    scans.putIfAbsent(submission + "/" + number, scan.clone());
  }

  /** A signed page. */
  public synchronized byte[] scan(SubmissionId submission, int number) {
    return requireNonNull(scans.get(submission + "/" + number)).clone();
  }

  /** Where signed pages lie. */
  public synchronized Set<String> scans() {
    return Set.copyOf(scans.keySet());
  }

  @Override
  public Optional<MailId> mail(String key) {
    return key.startsWith("raw/") ? Optional.of(new MailId(key.substring(4))) : Optional.empty();
  }

  @Override
  public Optional<MailPart> question(String key) {
    return part("parts", key);
  }

  @Override
  public Optional<MailPart> answer(String key) {
    return part("recognised", key);
  }

  private static Optional<MailPart> part(String kind, String key) {
    String[] parts = key.split("/", -1);
    return parts[0].equals(kind)
        ? Optional.of(new MailPart(new MailId(parts[1]), Integer.parseInt(parts[2])))
        : Optional.empty();
  }
}
