package org.nuanbao.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The receipts that are to be mailed. */
public interface Outbox {
  /** Receipts that are stored and not yet marked as sent, oldest first. */
  List<Receipt> unsent();

  /** The receipt of a submission; empty while the submission is not final. */
  Optional<Posted> posted(SubmissionId id);

  /** A receipt, and whether it was marked as sent. */
  record Posted(Receipt receipt, boolean sent) {}

  void sent(Receipt receipt, Instant at);

  /** Reports this receipt again to whoever sends receipts; does nothing if it was sent. */
  void again(Receipt receipt, Instant at);
}
