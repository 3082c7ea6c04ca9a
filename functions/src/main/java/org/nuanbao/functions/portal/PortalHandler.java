package org.nuanbao.functions.portal;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.crac.Resource;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.HttpFunction;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks.DoorMail;

/** The pages behind the gateway. */
public class PortalHandler extends HttpFunction {
  private static final String NOBODY = "nobody@example.org";

  /**
   * Makes the function on Lambda. It holds no key to the API's tokens: whatever comes with one is
   * compared with a secret that nobody knows.
   */
  public PortalHandler() {
    super(Map.of("nuanbao.token.secret", UUID.randomUUID().toString()));
  }

  public PortalHandler(ApplicationContext context) {
    super(context);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    try (RehearsalStage stage = RehearsalStage.open()) {
      rehearse(stage);
    }
  }

  /**
   * Shows pages to an invented visitor.
   *
   * @throws IllegalStateException if one is refused, since the rehearsal is then no rehearsal
   */
  public static void rehearse(RehearsalStage stage) {
    PortalHandler actor = new PortalHandler(stage.context());
    String cookie = invited(stage);
    String duty = "duties/" + stage.owed();
    for (String page :
        List.of("sign-in", "tasks", "upload", "account", duty + "/form", duty + "/template")) {
      actor.rehearse(RehearsalStage.visited("/portal/" + page, cookie), HttpStatus.OK);
    }
  }

  /** Lets an invented contact in; returns the cookie. */
  private static String invited(RehearsalStage stage) {
    Directory directory = stage.context().getBean(Directory.class);
    UnitPath unit = RehearsalStage.UNIT;
    Listing none = Listing.none(unit.root());
    directory.commit(
        new Listing(
            unit.root(),
            none.version(),
            List.of(new ListedUnit(unit.root(), null, "样例", null, NOBODY, null, false)),
            List.of(new Contact(NOBODY, "样例", List.of(new Grant(unit, Role.FILLER))))),
        new Directory.Entry(Instant.EPOCH, NOBODY, ""));
    SignIn door = stage.context().getBean(SignIn.class);
    Instant now = Instant.now();
    String token =
        door.link(new DoorMail("rehearsal", NOBODY, DoorMail.Kind.LINK, now)).orElseThrow();
    return PortalDoor.COOKIE + "=" + door.enter(token, NOBODY, now).orElseThrow().cookie();
  }
}
