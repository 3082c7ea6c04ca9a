package org.nuanbao.memory;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mailbox.MailOrigin;
import org.nuanbao.submission.SetAside;
import org.nuanbao.submission.SubmissionId;

/** What is noted of mails, in memory. */
public final class MemoryMailbox implements Mailbox {
  private final Map<SubmissionId, MailOrigin> filed = new HashMap<>();
  private final Map<MailId, SetAside> asides = new HashMap<>();
  private final List<MailId> again = new ArrayList<>();
  private final Set<MailId> asked = new HashSet<>();
  private final Map<String, Integer> answers = new HashMap<>();

  @Override
  public synchronized void filed(SubmissionId submission, MailOrigin mail) {
    filed.put(submission, mail);
  }

  @Override
  public synchronized Optional<MailOrigin> filed(SubmissionId submission) {
    return Optional.ofNullable(filed.get(submission));
  }

  @Override
  public synchronized void setAside(SetAside aside) {
    asides.putIfAbsent(aside.mail(), aside);
  }

  @Override
  public synchronized Optional<Noted> aside(MailId mail) {
    return Optional.ofNullable(asides.get(mail))
        .map(aside -> new Noted(aside, asked.contains(mail)));
  }

  @Override
  public synchronized List<SetAside> asides() {
    return asides.values().stream().sorted(Comparator.comparing(SetAside::at).reversed()).toList();
  }

  @Override
  public synchronized List<SetAside> unasked() {
    return asides.values().stream()
        .filter(aside -> aside.reply() != null && !asked.contains(aside.mail()))
        .sorted(Comparator.comparing(SetAside::at))
        .toList();
  }

  @Override
  public synchronized void asked(MailId mail, Instant at) {
    if (asides.containsKey(mail)) {
      asked.add(mail);
    }
  }

  @Override
  public synchronized void again(MailId mail, Instant at) {
    if (unasked().stream().anyMatch(aside -> aside.mail().equals(mail))) {
      again.add(mail);
    }
  }

  /** Mails that were told of again. */
  public synchronized List<MailId> again() {
    return List.copyOf(again);
  }

  @Override
  public synchronized boolean mayAnswer(String address, Instant now, int most) {
    String hour = now.truncatedTo(ChronoUnit.HOURS) + " " + address;
    return answers.merge(hour, 1, Integer::sum) <= most;
  }
}
