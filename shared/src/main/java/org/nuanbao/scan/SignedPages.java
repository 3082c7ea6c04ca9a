package org.nuanbao.scan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Submission;

/** Takes scans of signed pages to the versions they belong to. */
public final class SignedPages {
  /** So many scans a version may have; nobody signs a page more often. */
  public static final int MOST = 20;

  /** A scan may have so many bytes. */
  public static final int BYTES = 20 << 20;

  private final Scans scans;
  private final LookedFiles files;

  public SignedPages(Scans scans, LookedFiles files) {
    this.scans = scans;
    this.files = files;
  }

  /**
   * Announces a scan. The same file again is the same scan.
   *
   * @param at business moment
   * @return empty if the submission has as many as it may have
   */
  public Optional<Scan> announce(Submission submission, AnnouncedFile file, String by, Instant at) {
    while (true) {
      List<Scan> before = scans.of(submission.id());
      for (Scan scan : before) {
        if (scan.file().sha256().equals(file.sha256())) {
          return Optional.of(scan);
        }
      }
      if (before.size() >= MOST) {
        return Optional.empty();
      }
      Scan next = new Scan(submission.id(), before.size() + 1, file, by, at, null);
      if (scans.add(next)) {
        return Optional.of(next);
      }
    }
  }

  /** A submission's scans; of those that were looked at since, what was seen is kept now. */
  public List<Scan> of(Submission submission) {
    return scans.of(submission.id()).stream().map(scan -> settled(scan, submission)).toList();
  }

  private Scan settled(Scan scan, Submission submission) {
    if (scan.look() != null) {
      return scan;
    }
    return files
        .seen(scan.job())
        .map(seen -> {
          Scan settled = scan.seen(look(seen, submission));
          scans.keep(settled);
          return settled;
        })
        .orElse(scan);
  }

  private static Scan.Look look(Seen seen, Submission submission) {
    return switch (seen) {
      case Seen.Pictured(int pages, List<String> codes) ->
          new Scan.Look(
              Match.of(codes, submission),
              pages,
              Match.code(codes, submission).map(PageCode::version).orElse(0L),
              "");
      case Seen.Refused(Seen.Why why) -> new Scan.Look(Match.REFUSED, 0, 0, why.told());
    };
  }
}
