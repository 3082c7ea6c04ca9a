package org.nuanbao.functions.portal;

import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.signin.Session;
import org.nuanbao.signin.SignIn.Present;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Who asks, on which route. Access to a unit's things is decided here and nowhere else.
 *
 * @param present null if nobody is signed in
 * @param source where the request comes from
 */
public record Visitor(PortalRoute route, @Nullable Present present, String source) {
  /** The name of the request's attribute that holds it. */
  static final String ATTRIBUTE = "visitor";

  /**
   * Who is signed in.
   *
   * @throws Refusal.Refused if nobody is
   */
  public Present in() {
    if (present == null) {
      throw Refusal.NOT_SIGNED_IN.exception();
    }
    return present;
  }

  /** The session of who is signed in. */
  public Session session() {
    return in().session();
  }

  public UnitPath unit() {
    return session().acting().unit();
  }

  public Role role() {
    return session().acting().role();
  }

  /** The address that what is done here is noted under. */
  public String subject() {
    return session().address();
  }

  /**
   * Requires that the things of a unit are within this route's reach.
   *
   * @throws Refusal.Refused if they are not
   */
  void demand(UnitPath unit) {
    if (!route.reach(role()).covers(unit(), unit)) {
      throw Refusal.NOT_YOURS.exception();
    }
  }

  /**
   * The duty that a path names.
   *
   * @throws Refusal.Refused if it names none, or one that is not within this route's reach
   */
  public DutyId duty(String key) {
    DutyId duty = DutyId.find(key).orElseThrow(Refusal.UNKNOWN::exception);
    demand(duty.unit());
    return duty;
  }

  /**
   * The submission that a path names.
   *
   * @throws Refusal.Refused if there is none, or it is not within this route's reach
   */
  Submission submission(Submissions all, String id) {
    Submission found = all.find(new SubmissionId(id)).orElseThrow(Refusal.UNKNOWN::exception);
    demand(found.duty().unit());
    return found;
  }

  /**
   * Requires that a form comes from a page of this session.
   *
   * @throws Refusal.Refused if it does not
   */
  public void demandGuard(@Nullable String guard) {
    if (!session().guard().equals(guard)) {
      throw Refusal.NOT_YOURS.exception();
    }
  }
}
