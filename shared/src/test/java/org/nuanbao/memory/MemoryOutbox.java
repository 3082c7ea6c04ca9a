package org.nuanbao.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.SubmissionId;

/** The outbox in memory; {@link MemorySubmissions} puts receipts in. */
public final class MemoryOutbox implements Outbox {
  private final Map<String, Receipt> receipts = new LinkedHashMap<>();
  private final Map<String, Instant> sentAt = new HashMap<>();
  private final List<SubmissionId> asked = new ArrayList<>();
  private final MemoryUnitLetters letters = new MemoryUnitLetters();

  /** The letters that lie beside the receipts. */
  public MemoryUnitLetters letters() {
    return letters;
  }

  /** What a transaction does: the first receipt of a number stays. */
  public synchronized void put(Receipt receipt) {
    receipts.putIfAbsent(receipt.number(), receipt);
  }

  /** Every receipt ever stored, oldest first. */
  public synchronized List<Receipt> all() {
    return List.copyOf(receipts.values());
  }

  @Override
  public synchronized List<Receipt> unsent() {
    return receipts.values().stream().filter(r -> !sentAt.containsKey(r.number())).toList();
  }

  @Override
  public synchronized Optional<Posted> posted(SubmissionId id) {
    return find(id).map(receipt -> new Posted(receipt, sentAt.containsKey(receipt.number())));
  }

  /** The receipt of a submission, sent or not. */
  public synchronized Optional<Receipt> find(SubmissionId id) {
    return receipts.values().stream().filter(r -> r.submission().equals(id)).findFirst();
  }

  @Override
  public synchronized void sent(Receipt receipt, Instant at) {
    sentAt.putIfAbsent(receipt.number(), at);
  }

  @Override
  public synchronized void again(Receipt receipt, Instant at) {
    if (!sentAt.containsKey(receipt.number())) {
      asked.add(receipt.submission());
    }
  }

  /** Whose receipts were asked for again, since this was asked last. */
  public synchronized List<SubmissionId> asked() {
    List<SubmissionId> since = List.copyOf(asked);
    asked.clear();
    return since;
  }
}
