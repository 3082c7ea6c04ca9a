package org.nuanbao.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.register.Claims;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.PersonKey;

/** Claims in memory, under the lock of the submissions, whose approval looks at the attempts. */
public final class MemoryClaims implements Claims {
  private record Key(String campaign, String fund, PersonKey person) {}

  private record Claim(DutyId duty, long attempt) {}

  private record Attempt(@Nullable SubmissionId version, List<SubmissionId> versions) {}

  private final MemorySubmissions submissions;
  private final Map<Key, Claim> claims = new HashMap<>();
  private final Map<DutyId, Attempt> attempts = new HashMap<>();

  public MemoryClaims(MemorySubmissions submissions) {
    this.submissions = submissions;
  }

  @Override
  public long begin(DutyId duty, SubmissionId version) {
    synchronized (submissions) {
      Attempt now = attempt(duty);
      if (version.equals(now.version())) {
        return submissions.attempt(duty);
      }
      List<SubmissionId> more = new ArrayList<>(now.versions());
      more.remove(version);
      more.add(version);
      attempts.put(duty, new Attempt(version, more));
      return submissions.nextAttempt(duty);
    }
  }

  private Attempt attempt(DutyId duty) {
    return attempts.getOrDefault(duty, new Attempt(null, List.of()));
  }

  @Override
  public Taken take(DutyId duty, long attempt, String fund, List<PersonKey> persons) {
    synchronized (submissions) {
      int newly = 0;
      List<PersonKey> others = new ArrayList<>();
      for (PersonKey person : persons) {
        Key key = new Key(duty.campaign(), fund, person);
        Claim held = claims.get(key);
        if (held == null || (held.duty().equals(duty) && held.attempt() < attempt)) {
          claims.put(key, new Claim(duty, attempt));
          newly++;
        } else if (!held.duty().equals(duty)) {
          others.add(person);
        }
      }
      return new Taken(newly, others);
    }
  }

  @Override
  public Map<PersonKey, DutyId> holders(String campaign, String fund, List<PersonKey> persons) {
    synchronized (submissions) {
      Map<PersonKey, DutyId> holders = new HashMap<>();
      for (PersonKey person : persons) {
        Claim held = claims.get(new Key(campaign, fund, person));
        if (held != null) {
          holders.put(person, held.duty());
        }
      }
      return holders;
    }
  }

  @Override
  public Optional<Ended> end(DutyId duty) {
    synchronized (submissions) {
      long last = submissions.attempt(duty);
      if (last == 0) {
        return Optional.of(new Ended(0, List.of()));
      }
      if (submissions.pointer(duty).standing() == Pointer.Standing.APPROVED) {
        return Optional.empty();
      }
      List<SubmissionId> versions = attempt(duty).versions();
      attempts.put(duty, new Attempt(null, versions));
      submissions.nextAttempt(duty);
      return Optional.of(new Ended(last, versions));
    }
  }

  @Override
  public Ended before(DutyId duty, long attempt) {
    synchronized (submissions) {
      List<SubmissionId> older = new ArrayList<>(attempt(duty).versions());
      older.remove(attempt(duty).version());
      return new Ended(attempt - 1, submissions.attempt(duty) == attempt ? older : List.of());
    }
  }

  @Override
  public void release(DutyId duty, long upTo, String fund, List<PersonKey> persons) {
    synchronized (submissions) {
      for (PersonKey person : persons) {
        Key key = new Key(duty.campaign(), fund, person);
        Claim held = claims.get(key);
        if (held != null && held.duty().equals(duty) && held.attempt() <= upTo) {
          claims.remove(key);
        }
      }
    }
  }

  @Override
  public void released(DutyId duty, Ended left) {
    synchronized (submissions) {
      if (submissions.attempt(duty) == left.upTo() + 1) {
        List<SubmissionId> versions = new ArrayList<>(attempt(duty).versions());
        versions.removeAll(left.versions());
        attempts.put(duty, new Attempt(attempt(duty).version(), versions));
      }
    }
  }
}
