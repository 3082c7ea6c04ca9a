package org.nuanbao.functions.simulate;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.memory.MemorySubjects;
import org.nuanbao.memory.MemorySubmissions;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Archives.Disbursement;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Pointer;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipt;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/** The ports as workers see them: each call is a turn; planted mistakes are made around it. */
final class Slips {
  /** What the figures of one voucher are saved with: duty, version, subject, totals. */
  private static final int OF_A_PART = 4;

  private final Planted planted;
  private final MemorySubmissions stored;
  private final MemorySubjects storedSubjects;
  private final List<Runnable> rows = new ArrayList<>();
  private final List<Runnable> partFigures = new ArrayList<>();
  private final Set<SubmissionId> handedOver = new HashSet<>();
  private final Map<DutyId, List<Subjects.Current>> firsts = new HashMap<>();
  private int numbers;

  Slips(Planted planted, MemorySubmissions stored, MemorySubjects storedSubjects) {
    this.planted = planted;
    this.stored = stored;
    this.storedSubjects = storedSubjects;
  }

  /** A port each of whose calls is a turn of its worker. */
  static <T> T turns(Class<T> port, T target) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> Worker.call(target, method, arguments)));
  }

  private interface Around {
    @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static <T> T around(Class<T> port, Around around) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> around.call(method, arguments)));
  }

  private static @Nullable Object plain(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getTargetException();
    }
  }

  /** What a store with faults leaves out of its transactions is written in turns of its own. */
  Submissions submissions(Submissions turns) {
    return around(
        Submissions.class,
        (method, arguments) -> {
          Object answer = plain(turns, method, arguments);
          apart();
          if (method.getName().equals("flip")) {
            late(rows);
          }
          return answer;
        });
  }

  private void apart() {
    stored.apart().forEach(write -> turns(Runnable.class, write).run());
  }

  private static void late(List<Runnable> writes) {
    List<Runnable> late = List.copyOf(writes);
    writes.clear();
    late.forEach(write -> turns(Runnable.class, write).run());
  }

  Subjects subjects(Subjects turns) {
    return around(
        Subjects.class,
        (method, arguments) -> {
          Object answer = plain(turns, method, arguments);
          apart();
          if (answer == Subjects.End.CURRENT && arguments != null) {
            Submission submission = (Submission) arguments[0];
            remember(submission.duty());
            late(partFigures);
          }
          return answer;
        });
  }

  private void remember(DutyId duty) {
    List<Subjects.Current> first = firsts.computeIfAbsent(duty, any -> new ArrayList<>());
    storedSubjects.current(duty).stream()
        .filter(part -> first.stream().noneMatch(one -> one.subject().equals(part.subject())))
        .forEach(first::add);
  }

  /** The vouchers of a file, or what somebody who forgets takes for them. */
  Readings readings(Readings turns) {
    return around(
        Readings.class,
        (method, arguments) -> {
          Object answer = plain(turns, method, arguments);
          return planted.has(Slip.ENDED_WITH_THE_FIRST_PART)
                  && method.getName().equals("parts")
                  && answer instanceof List<?> parts
              ? parts.subList(0, 1)
              : answer;
        });
  }

  Archives archives(Archives turns) {
    return around(
        Archives.class,
        (method, arguments) -> {
          if (planted.has(Slip.ROWS_AFTER_THE_FLIP) && method.getName().equals("write")) {
            rows.add(() -> invoked(turns, method, arguments));
            return null;
          }
          Object answer = plain(turns, method, arguments);
          return planted.has(Slip.OLD_ROWS_COUNT) && answer instanceof List<?> list
              ? list.stream().map(this::asCurrent).distinct().toList()
              : answer;
        });
  }

  private static void invoked(Object target, Method method, Object @Nullable [] arguments) {
    try {
      method.invoke(target, arguments);
    } catch (ReflectiveOperationException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Object asCurrent(Object row) {
    if (!(row instanceof Disbursement paid)) {
      return row;
    }
    Pointer.Current current = stored.pointer(paid.duty()).current();
    return new Disbursement(
        paid.person(),
        paid.duty(),
        current == null ? paid.version() : current.version(),
        paid.row(),
        paid.fund(),
        paid.purpose(),
        paid.amount());
  }

  VersionFigures figures(VersionFigures turns) {
    return around(
        VersionFigures.class,
        (method, arguments) -> {
          if (planted.has(Slip.OLD_FIGURES_COUNT)
              && method.getName().equals("load")
              && arguments != null) {
            DutyId duty = (DutyId) arguments[0];
            return LongStream.rangeClosed(1, (Long) arguments[1])
                .mapToObj(version -> turns.load(duty, version))
                .flatMap(Optional::stream)
                .findFirst();
          }
          if (planted.has(Slip.OLD_PARTS_COUNT)
              && method.getName().equals("sum")
              && arguments != null) {
            DutyId duty = (DutyId) arguments[0];
            return turns.sum(duty, firsts.getOrDefault(duty, List.of()));
          }
          if (planted.has(Slip.FIGURES_AFTER_THE_PART)
              && arguments != null
              && arguments.length == OF_A_PART) {
            partFigures.add(() -> invoked(turns, method, arguments));
            return null;
          }
          return plain(turns, method, arguments);
        });
  }

  RollUps rollUps(RollUps turns) {
    return around(
        RollUps.class,
        (method, arguments) -> {
          if (planted.has(Slip.ANY_MARK_CLEARED)
              && method.getName().equals("clear")
              && arguments != null) {
            RollUps.Dirty read = (RollUps.Dirty) arguments[0];
            turns.dirty(read.campaign(), read.form()).stream()
                .filter(mark -> mark.unit().equals(read.unit()))
                .forEach(turns::clear);
            return null;
          }
          return plain(turns, method, arguments);
        });
  }

  Handover handover(Handover turns) {
    return id -> {
      if (!planted.has(Slip.HANDED_OVER_ONCE) || handedOver.add(id)) {
        turns.toConvert(id);
      }
    };
  }

  Outbox outbox(Outbox turns) {
    return around(
        Outbox.class,
        (method, arguments) -> {
          Object answer = plain(turns, method, arguments);
          if (!(answer instanceof Optional<?> found)
              || !(found.orElse(null) instanceof Outbox.Posted(Receipt receipt, boolean sent))) {
            return answer;
          }
          if (planted.has(Slip.SENT_BEFORE_MAILED) && !sent) {
            turns.sent(receipt, receipt.at());
          }
          return planted.has(Slip.NEW_NUMBER_EACH_TIME)
              ? Optional.of(new Outbox.Posted(renumbered(receipt), sent))
              : answer;
        });
  }

  private Receipt renumbered(Receipt receipt) {
    numbers++;
    return new Receipt(
        receipt.number() + "-" + numbers,
        receipt.submission(),
        receipt.duty(),
        receipt.at(),
        receipt.formTitle(),
        receipt.unit(),
        receipt.to(),
        receipt.file(),
        receipt.outcome(),
        receipt.lines());
  }
}
