package org.nuanbao.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nuanbao.contract.Given.MORNING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.Role;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.signin.SignInLinks.Link;

/** Stores of links that let people in, and of sessions. */
public abstract class SignInContract {
  private static final int AT_ONCE = 8;

  /** The store under test. */
  protected abstract SignInLinks links();

  /** The store under test. */
  protected abstract Sessions sessions();

  private static String any() {
    return UUID.randomUUID().toString();
  }

  @Test
  void ofAllWhoTakeALinkOneGetsIt() throws Exception {
    Link link = new Link(any(), "filler@union.test", MORNING);
    links().keep(link);
    Callable<Optional<Link>> taker = () -> links().take(link.hash());

    List<Optional<Link>> taken = Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> taker).toList());

    assertThat(taken.stream().flatMap(Optional::stream)).containsExactly(link);
    assertThat(links().take(link.hash())).isEmpty();
    assertThat(links().take(any())).isEmpty();
  }

  @Test
  void whatIsToBeToldIsThereUntilItWasTold() {
    DoorMail mail = new DoorMail(any(), "filler@union.test", DoorMail.Kind.CAME_IN, MORNING);
    assertThat(links().untold(mail.id())).isEmpty();

    links().tell(mail);
    assertThat(links().untold(mail.id())).contains(mail);

    links().told(mail);
    links().told(mail);
    assertThat(links().untold(mail.id())).isEmpty();
  }

  @Test
  void nobodyAsksMoreOftenThanAllowedWithinAnHour() {
    String mine = any();
    List<Boolean> asked = Stream.generate(() -> links().mayAsk(mine, MORNING, 3)).limit(5).toList();

    assertThat(asked).containsExactly(true, true, true, false, false);
    assertThat(links().mayAsk(any(), MORNING, 3)).as("somebody else").isTrue();
    assertThat(links().mayAsk(mine, MORNING.plusSeconds(3_600), 3)).as("an hour later").isTrue();
  }

  @Test
  void manyWhoAskAtOnceAreCountedOneByOne() throws Exception {
    String mine = any();
    Callable<Boolean> asking = () -> links().mayAsk(mine, MORNING, AT_ONCE - 2);

    List<Boolean> asked = Race.of(IntStream.range(0, AT_ONCE).mapToObj(i -> asking).toList());

    assertThat(asked.stream().filter(yes -> yes)).hasSize(AT_ONCE - 2);
  }

  private static Session session(String address, Instant opened) {
    return new Session(
        any(), address, new Grant(new UnitPath("/city/east/"), Role.FILLER), any(), opened, opened);
  }

  @Test
  void aSessionIsFoundUntilItEnds() {
    Session session = session(any(), MORNING);
    assertThat(sessions().find(session.key())).isEmpty();

    sessions().save(session);
    assertThat(sessions().find(session.key())).contains(session);

    sessions().end(session.key());
    sessions().end(session.key());
    assertThat(sessions().find(session.key())).isEmpty();
  }

  @Test
  void allSessionsOfAnAddressEndTogetherAndLaterOnesStand() {
    String address = any();
    Session one = session(address, MORNING);
    Session two = session(address, MORNING.plusSeconds(60));
    Session later = session(address, MORNING.plusSeconds(120));
    Session another = session(any(), MORNING);
    Stream.of(one, two, later, another).forEach(sessions()::save);

    sessions().endAll(address, MORNING.plusSeconds(60));

    assertThat(sessions().find(one.key())).isEmpty();
    assertThat(sessions().find(two.key())).isEmpty();
    assertThat(sessions().find(later.key())).contains(later);
    assertThat(sessions().find(another.key())).contains(another);
  }
}
