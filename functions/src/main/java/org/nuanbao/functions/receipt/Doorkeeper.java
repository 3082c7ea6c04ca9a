package org.nuanbao.functions.receipt;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.nuanbao.signin.DoorText;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.submission.MailOut;

/**
 * Mails sign-in links, and that somebody came in. A link is made here, not where it is asked for,
 * so that asking takes as long for an unknown address as for a known one. After a crash a mail may
 * come twice, each time with a link of its own.
 */
@Singleton
final class Doorkeeper {
  private final SignInLinks links;
  private final SignIn signIn;
  private final MailOut out;
  private final String portal;

  Doorkeeper(
      SignInLinks links,
      SignIn signIn,
      MailOut out,
      @Value("${nuanbao.portal.url:}") String portal) {
    this.links = links;
    this.signIn = signIn;
    this.out = out;
    this.portal = portal;
  }

  /** Sends a mail, unless it was sent or nobody is to be told. */
  void tell(String id) {
    links
        .untold(id)
        .ifPresent(mail -> {
          switch (mail.kind()) {
            case LINK ->
                signIn
                    .link(mail)
                    .ifPresent(token -> out.send(DoorText.link(mail.address(), enter(token))));
            case CAME_IN -> out.send(DoorText.cameIn(mail.address(), portal));
          }
          links.told(mail);
        });
  }

  private String enter(String token) {
    return portal + "/enter/" + token;
  }
}
