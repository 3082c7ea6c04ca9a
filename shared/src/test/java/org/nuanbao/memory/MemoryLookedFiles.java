package org.nuanbao.memory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nuanbao.scan.LookJob;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Seen;
import org.nuanbao.submission.AnnouncedFile;
import org.nuanbao.submission.Originals.Ticket;

/** Files that are looked at, in memory. */
public final class MemoryLookedFiles implements LookedFiles {
  public final Map<LookJob, byte[]> files = new ConcurrentHashMap<>();
  private final Map<LookJob, Seen> answers = new ConcurrentHashMap<>();
  private final Map<LookJob, List<byte[]>> pictures = new ConcurrentHashMap<>();

  @Override
  public Ticket ticket(LookJob job, AnnouncedFile file, Duration validFor) {
    return new Ticket(
        URI.create("https://scans.test/" + job.key()), Map.of(), Instant.EPOCH.plus(validFor));
  }

  @Override
  public Optional<byte[]> given(LookJob job, int most) {
    return Optional.ofNullable(files.get(job))
        .map(file -> Arrays.copyOf(file, Math.min(file.length, most)));
  }

  @Override
  public void answer(LookJob job, Seen seen, List<byte[]> pages) {
    pictures.put(job, List.copyOf(pages));
    answers.put(job, seen);
  }

  @Override
  public void giveUp(LookJob job) {
    answers.putIfAbsent(job, new Seen.Refused(Seen.Why.OURS));
  }

  @Override
  public Optional<Seen> seen(LookJob job) {
    return Optional.ofNullable(answers.get(job));
  }

  @Override
  public Optional<byte[]> picture(LookJob job, int page) {
    return Optional.ofNullable(pictures.get(job))
        .filter(pages -> page >= 1 && page <= pages.size())
        .map(pages -> pages.get(page - 1));
  }
}
