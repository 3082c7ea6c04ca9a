package org.nuanbao.letter;

/**
 * How whoever gets a letter can turn to us.
 *
 * @param portal the address of the pages, without a slash at its end; empty if there are none
 * @param inbox the address at which answers are read; empty if an answer would be read by nobody
 * @param help whom to ask, with the telephone number; empty if it is not known
 */
public record Ways(String portal, String inbox, String help) {
  /** Where there are neither pages nor a mailbox. */
  public static final Ways NONE = new Ways("", "", "");

  /** The page of a submission, which needs the sign-in; empty if there are no pages. */
  String submission(String id) {
    return portal.isEmpty() ? "" : portal + "/submissions/" + id;
  }

  /** The page with all that a unit has to do; empty if there are no pages. */
  String tasks() {
    return portal.isEmpty() ? "" : portal + "/";
  }

  boolean readsAnswers() {
    return !inbox.isEmpty();
  }
}
