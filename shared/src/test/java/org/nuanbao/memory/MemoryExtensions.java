package org.nuanbao.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.form.FormId;

/** Extensions of time in memory; the dirty mark rises with them. */
public final class MemoryExtensions implements Extensions {
  private final MemoryRollUps rollUps;
  private final Map<String, Extension> extensions = new TreeMap<>();

  public MemoryExtensions(MemoryRollUps rollUps) {
    this.rollUps = rollUps;
  }

  /** Where nobody has been given more time. */
  public static Extensions none() {
    return new MemoryExtensions(new MemoryRollUps());
  }

  @Override
  public synchronized void grant(Extension extension) {
    extensions.put(extension.duty().key(), extension);
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
