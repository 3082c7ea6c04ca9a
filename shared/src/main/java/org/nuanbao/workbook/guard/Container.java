package org.nuanbao.workbook.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a zip file that has passed the guard. Every part's CRC-32 and size are verified, of
 * parts nobody reads too; what is inflated counts against one budget. Zips inside are never opened.
 */
public final class Container {
  private final byte[] file;
  private final List<ZipPart> parts;
  private final Map<String, ZipPart> byName = new HashMap<>();
  private final ReadLimits limits;
  private final Deadline deadline;
  private final Set<ZipPart> verified = new HashSet<>();
  private long inflated;

  private Container(byte[] file, List<ZipPart> parts, ReadLimits limits, Deadline deadline) {
    this.file = file;
    this.parts = parts;
    this.limits = limits;
    this.deadline = deadline;
    for (ZipPart part : parts) {
      byName.put(part.name().toLowerCase(Locale.ROOT), part);
    }
  }

  public static Container open(byte[] file, ReadLimits limits, Deadline deadline) {
    return new Container(file, ZipIndex.of(file, limits), limits, deadline);
  }

  public List<ZipPart> parts() {
    return parts;
  }

  /** By its name without a leading slash; names differ in more than case (OPC, ECMA-376 part 2). */
  public @Nullable ZipPart find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }

  public PartStream open(ZipPart part) {
    return new PartStream(this, part);
  }

  /** Inflates to the end what has not been read to the end yet. */
  public void verify() {
    byte[] bin = new byte[1 << 16];
    for (ZipPart part : parts) {
      if (verified.contains(part)) {
        continue;
      }
      try (PartStream stream = open(part)) {
        int count = 0;
        while (count >= 0) {
          count = stream.read(bin, 0, bin.length);
        }
      }
    }
  }

  byte[] file() {
    return file;
  }

  void verified(ZipPart part) {
    verified.add(part);
  }

  /** Counts real output, before anybody has seen it. */
  void count(ZipPart part, int bytes, long ofPart) {
    deadline.check();
    inflated += bytes;
    boolean bloated = ofPart > limits.ratioFloor() && ofPart / limits.ratio() > part.compressed();
    if (inflated > limits.inflated() || bloated) {
      throw new FileRefusal(Problem.TOO_BIG);
    }
  }
}
