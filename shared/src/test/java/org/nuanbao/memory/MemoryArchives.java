package org.nuanbao.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Archive;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.value.PersonKey;

/** Archives and disbursements in memory, all versions side by side. */
public final class MemoryArchives implements Archives {
  private record Key(PersonKey person, DutyId duty, long version, String fund) {}

  private final Map<Key, Archive> archives = new HashMap<>();
  private final Map<Key, Disbursement> disbursements = new HashMap<>();
  private int looks;

  /** How often a person's disbursements were looked up. */
  public synchronized int looks() {
    return looks;
  }

  @Override
  public synchronized void write(List<Archive> written, List<Disbursement> paid) {
    written.forEach(a -> archives.put(new Key(a.person(), a.duty(), a.version(), ""), a));
    paid.forEach(d -> disbursements.put(new Key(d.person(), d.duty(), d.version(), d.fund()), d));
  }

  @Override
  public synchronized void remove(List<Archive> written, List<Disbursement> paid) {
    written.forEach(a -> archives.remove(new Key(a.person(), a.duty(), a.version(), "")));
    paid.forEach(d -> disbursements.remove(new Key(d.person(), d.duty(), d.version(), d.fund())));
  }

  @Override
  public synchronized List<Disbursement> disbursements(
      PersonKey person, String campaign, String fund) {
    looks++;
    return disbursements.values().stream()
        .filter(d -> d.person().equals(person) && d.fund().equals(fund))
        .filter(d -> d.duty().campaign().equals(campaign))
        .sorted(
            Comparator.comparing((Disbursement d) -> d.duty().key())
                .thenComparingLong(Disbursement::version))
        .toList();
  }

  @Override
  public synchronized List<Archive> entries(DutyId duty, long version, List<PersonKey> persons) {
    Set<PersonKey> wanted = new HashSet<>(persons);
    return archives.values().stream()
        .filter(a -> a.duty().equals(duty) && a.version() == version)
        .filter(a -> wanted.contains(a.person()))
        .sorted(Comparator.comparingInt(Archive::row))
        .toList();
  }
}
