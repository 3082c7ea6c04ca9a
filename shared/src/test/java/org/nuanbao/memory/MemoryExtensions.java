package org.nuanbao.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.form.FormId;

/** Extensions of time in memory; the dirty mark rises with them. */
public final class MemoryExtensions implements Extensions {
  private final MemoryRollUps rollUps;
  private final MemoryUnitLetters letters;
  private final Map<String, Extension> extensions = new TreeMap<>();

  public MemoryExtensions(MemoryRollUps rollUps) {
    this(rollUps, new MemoryUnitLetters());
  }

  public MemoryExtensions(MemoryRollUps rollUps, MemoryUnitLetters letters) {
    this.rollUps = rollUps;
    this.letters = letters;
  }

  /** Where nobody has been given more time. */
  public static Extensions none() {
    return new MemoryExtensions(new MemoryRollUps());
  }

  @Override
  public synchronized void grant(Extension extension, @Nullable UnitLetter letter) {
    extensions.put(extension.duty().key(), extension);
    if (letter != null) {
      letters.put(letter);
    }
    rollUps.mark(extension.duty());
  }

  @Override
  public synchronized Optional<Extension> of(DutyId duty) {
    return Optional.ofNullable(extensions.get(duty.key()));
  }

  @Override
  public synchronized List<Extension> all(String campaign, FormId form) {
    return extensions.values().stream()
        .filter(extension -> extension.duty().campaign().equals(campaign))
        .filter(extension -> extension.duty().form().equals(form))
        .toList();
  }
}
