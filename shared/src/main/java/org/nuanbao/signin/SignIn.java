package org.nuanbao.signin;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.nuanbao.directory.Contact;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Grant;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.signin.SignInLinks.Link;
import org.nuanbao.value.Sha256;

/**
 * Lets contacts in by a link that is mailed to them. Links and sessions go by the machine's clock.
 * What a browser or a mail holds is 32 random bytes; stored is only its SHA-256.
 */
public final class SignIn {
  /** How long a mailed link can be used. */
  public static final Duration LINK_FOR = Duration.ofMinutes(15);

  private static final int LINKS_AN_ADDRESS = 5;
  private static final int LINKS_A_SOURCE = 60;
  private static final int TRIES_A_SOURCE = 120;
  private static final int BYTES = 32;
  private static final int DIGITS = 64;

  private final Contacts contacts;
  private final SignInLinks links;
  private final Sessions sessions;
  private final SecureRandom random = new SecureRandom();

  public SignIn(Contacts contacts, SignInLinks links, Sessions sessions) {
    this.contacts = contacts;
    this.links = links;
    this.sessions = sessions;
  }

  /** Somebody who has just come in; the browser is given {@code cookie}. */
  public record Entered(String cookie, Session session) {}

  /** Somebody who is in. */
  public record Present(Session session, Contact contact) {}

  /**
   * Asks for a link. Nothing of what follows shows whether the address is known: whoever sends the
   * mails finds that out.
   *
   * @param address as {@link org.nuanbao.value.MailAddress} writes it
   * @param source where the request comes from
   */
  public void ask(String address, String source, Instant now) {
    if (links.mayAsk("source " + source, now, LINKS_A_SOURCE)
        && links.mayAsk("address " + address, now, LINKS_AN_ADDRESS)) {
      links.tell(new DoorMail(token(), address, DoorMail.Kind.LINK, now));
    }
  }

  /** Makes the link's token, if the address is a contact's; what is returned goes into the mail. */
  public Optional<String> link(DoorMail asked) {
    return contacts
        .find(asked.address())
        .map(_ -> {
          String token = token();
          links.keep(new Link(hash(token), asked.address(), asked.at().plus(LINK_FOR)));
          return token;
        });
  }

  /**
   * Comes in with a link's token, which is used up by that.
   *
   * @return empty if the token was never mailed, was used, or is too old; or if there were too many
   *     tries from there
   */
  public Optional<Entered> enter(String token, String source, Instant now) {
    if (!links.mayAsk("tries " + source, now, TRIES_A_SOURCE)) {
      return Optional.empty();
    }
    return links
        .take(hash(token))
        .filter(link -> now.isBefore(link.until()))
        .flatMap(link -> contacts.find(link.address()))
        .map(contact -> open(contact, now));
  }

  private Entered open(Contact contact, Instant now) {
    String cookie = token();
    Session session =
        new Session(
            hash(cookie), contact.address(), contact.grants().getFirst(), token(), now, now);
    sessions.save(session);
    links.tell(new DoorMail(token(), contact.address(), DoorMail.Kind.CAME_IN, now));
    return new Entered(cookie, session);
  }

  /**
   * Who holds this cookie.
   *
   * @return empty if the session has ended, or the contact has lost what the session acts as
   */
  public Optional<Present> present(String cookie, Instant now) {
    return sessions
        .find(hash(cookie))
        .filter(session -> now.isBefore(session.end()))
        .flatMap(session ->
            contacts
                .find(session.address())
                .filter(contact -> contact.grants().contains(session.acting()))
                .map(contact -> new Present(seen(session, now), contact)));
  }

  private Session seen(Session session, Instant now) {
    if (!session.isStale(now)) {
      return session;
    }
    Session seen = session.seen(now);
    sessions.save(seen);
    return seen;
  }

  /**
   * Acts under another grant of the same contact from now on.
   *
   * @return false if the contact does not have it; then nothing changes
   */
  public boolean act(Present present, Grant other) {
    if (!present.contact().grants().contains(other)) {
      return false;
    }
    sessions.save(present.session().acting(other));
    return true;
  }

  /** Leaves. */
  public void leave(Session session) {
    sessions.end(session.key());
  }

  /** Leaves everywhere. */
  public void leaveEverywhere(Session session, Instant now) {
    sessions.endAll(session.address(), now);
  }

  private static String hash(String token) {
    return Sha256.hex(token, DIGITS);
  }

  private String token() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
