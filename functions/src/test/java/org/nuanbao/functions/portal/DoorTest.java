package org.nuanbao.functions.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.portal.PortalVisits.Shown;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.value.Sha256;

/** What people, programs and attackers do at the door. */
class DoorTest {
  private final PortalVisits visits = new PortalVisits();

  @AfterEach
  void close() {
    visits.close();
  }

  private boolean isIn(String cookie) {
    return visits.get("/portal/account", cookie).status() == 200;
  }

  @Test
  void aStrangerGetsTheSameAnswerAndTheSameIsStored() {
    String known = visits.contact(Role.FILLER, MemoryCloud.LEAF);

    Shown one = visits.post("/portal/sign-in", "", "mail=" + known.replace("@", "%40"));
    Shown other = visits.post("/portal/sign-in", "", "mail=stranger%40union.test");

    assertThat(other.status()).isEqualTo(one.status()).isEqualTo(200);
    assertThat(other.body().replace("stranger@union.test", known)).isEqualTo(one.body());
    assertThat(visits.cloud.signIn.mails)
        .extracting(DoorMail::address, DoorMail::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(known, DoorMail.Kind.LINK),
            org.assertj.core.groups.Tuple.tuple("stranger@union.test", DoorMail.Kind.LINK));
  }

  @Test
  void aMailScannerThatFollowsTheLinkUsesNothingUp() {
    String token = visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));
    for (int i = 0; i < 3; i++) {
      assertThat(visits.get("/portal/enter/" + token, "").body()).contains("确认登录");
    }

    Shown entered = visits.post("/portal/enter/" + token, "", "");

    assertThat(entered.status()).isEqualTo(303);
    assertThat(isIn(entered.cookie())).isTrue();
  }

  @Test
  void aLinkWorksOnce() {
    String token = visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));
    visits.post("/portal/enter/" + token, "", "");

    Shown again = visits.post("/portal/enter/" + token, "", "");

    assertThat(again.status()).isEqualTo(410);
    assertThat(again.cookie()).isEmpty();
    assertThat(again.body()).contains("这个链接不能再用了");
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSites() {
    String token = visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));

    String cookie =
        String.valueOf(visits.post("/portal/enter/" + token, "", "").headers().get("set-cookie"));

    assertThat(cookie)
        .startsWith("__Host-nuanbao=")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("Secure")
        .containsIgnoringCase("SameSite=Lax")
        .containsIgnoringCase("Path=/")
        .doesNotContainIgnoringCase("Domain=");
  }

  @Test
  void aCookieThatWasThereBeforeIsNotTheOneAfter() {
    String planted = visits.in(Role.FILLER, MemoryCloud.OTHER);
    String token = visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));

    String mine = visits.post("/portal/enter/" + token, planted, "").cookie();

    assertThat(mine).isNotEqualTo(planted);
    assertThat(isIn(planted)).as("whoever planted it").isFalse();
    assertThat(isIn(mine)).isTrue();
  }

  @Test
  void aThousandGuessesOpenNothingAndAreStopped() {
    visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));

    List<Integer> answers =
        IntStream.range(0, 1_000)
            .mapToObj(i -> visits.post("/portal/enter/guess" + i, "", "").status())
            .distinct()
            .toList();

    assertThat(answers).containsExactly(410);
    String real = visits.token(visits.contact(Role.FILLER, MemoryCloud.LEAF));
    assertThat(visits.post("/portal/enter/" + real, "", "").status())
        .as("from there nobody comes in within this hour")
        .isEqualTo(410);
  }

  @Test
  void nobodyIsMailedMoreThanFiveLinksAnHour() {
    for (int i = 0; i < 9; i++) {
      visits.post("/portal/sign-in", "", "mail=someone%40union.test");
    }

    assertThat(visits.cloud.signIn.mails).hasSize(5);
  }

  @Test
  void aFormOfAForeignPageIsRefused() {
    String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
    String guard = visits.get("/portal/account", cookie).guard();
    assertThat(guard).isNotEmpty();

    assertThat(visits.post("/portal/sign-out", cookie, "").status()).isEqualTo(403);
    assertThat(visits.post("/portal/sign-out", cookie, "guard=wrong").status()).isEqualTo(403);
    assertThat(
            visits
                .ask(
                    "POST",
                    "/portal/sign-out",
                    cookie,
                    Map.of(
                        "Accept", "text/html",
                        "Content-Type", "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site", "cross-site"),
                    "guard=" + guard)
                .status())
        .isEqualTo(403);
    assertThat(isIn(cookie)).isTrue();

    assertThat(visits.post("/portal/sign-out", cookie, "guard=" + guard).status()).isEqualTo(303);
    assertThat(isIn(cookie)).isFalse();
  }

  @Test
  void leavingEverywhereEndsAllSessionsOfTheAddress() {
    String address = visits.contact(Role.FILLER, MemoryCloud.LEAF);
    String one = visits.post("/portal/enter/" + visits.token(address), "", "").cookie();
    String other = visits.post("/portal/enter/" + visits.token(address), "", "").cookie();
    String guard = visits.get("/portal/account", one).guard();

    visits.post("/portal/sign-out-everywhere", one, "guard=" + guard);

    assertThat(isIn(one)).isFalse();
    assertThat(isIn(other)).isFalse();
  }

  @Test
  void aSessionEndsWhenItIsIdleOrTwelveHoursOld() {
    String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
    Session session =
        visits
            .cloud
            .signIn
            .find(Sha256.hex(cookie.substring(cookie.indexOf('=') + 1), 64))
            .orElseThrow();
    Instant now = Instant.now();

    visits.cloud.signIn.save(moved(session, now.minusSeconds(1_790), now.minusSeconds(1_790)));
    assertThat(isIn(cookie)).as("29 minutes idle").isTrue();
    visits.cloud.signIn.save(moved(session, now.minusSeconds(1_810), now.minusSeconds(1_810)));
    assertThat(isIn(cookie)).as("30 minutes idle").isFalse();
    visits.cloud.signIn.save(moved(session, now.minusSeconds(12 * 3_600 + 5), now));
    assertThat(isIn(cookie)).as("twelve hours old").isFalse();
  }

  private static Session moved(Session session, Instant opened, Instant seen) {
    return new Session(
        session.key(), session.address(), session.acting(), session.guard(), opened, seen);
  }

  @Test
  void whoeverIsTakenOffTheListIsOutAtOnce() {
    String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);
    assertThat(isIn(cookie)).isTrue();
    Listing listing = visits.cloud.directory.listing(MemoryCloud.ROOT);

    visits.cloud.directory.commit(
        new Listing(listing.root(), listing.version(), listing.units(), List.of()),
        new Directory.Entry(Instant.EPOCH, "test", ""));

    assertThat(isIn(cookie)).isFalse();
  }
}
