package org.nuanbao.scan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals.Ticket;

/** Files that are handed over to be looked at, byte for byte, and what was seen in them. */
public interface LookedFiles {
  /** A URL that takes this file once, with the headers the client must send. */
  Ticket ticket(LookJob job, AnnouncedFile file, Duration validFor);

  /** The file's beginning, at most so many bytes; empty while there is no file. */
  Optional<byte[]> given(LookJob job, int most);

  /**
   * Answers a job; answering again replaces the answer. The pictures are saved first, so that an
   * answer is whole.
   *
   * @param pictures JPEG, a page each
   */
  void answer(LookJob job, Seen seen, List<byte[]> pictures);

  /** Answers a job that cannot be done, unless it has an answer. */
  void giveUp(LookJob job);

  /** The answer; empty until there is one. */
  Optional<Seen> seen(LookJob job);

  /** A picture by its page, from 1; empty if there is none. */
  Optional<byte[]> picture(LookJob job, int page);
}
