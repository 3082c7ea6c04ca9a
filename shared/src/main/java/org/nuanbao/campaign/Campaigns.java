package org.nuanbao.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where published notices, campaigns and their units live. */
public interface Campaigns {
  /** Whose commands look after an installation; it is no unit of any tree. */
  UnitPath OPERATOR = new UnitPath("/operator/");

  /**
   * Stores a notice under its version; publishing the same version again changes nothing. Its id
   * belongs from then on to the root that published it first.
   *
   * @param source the notice's data as one JSON document, from which it is read again
   * @param root who publishes
   * @return false where the id belongs to another root; then nothing is stored
   */
  boolean publish(Notice notice, String source, UnitPath root);

  /** The same by the installation's operator. */
  default boolean publish(Notice notice, String source) {
    return publish(notice, source, OPERATOR);
  }

  Optional<Notice> notice(String id, String version);

  /** The one a campaign is bound to, which was published before it was opened. */
  default Notice notice(Campaign campaign) {
    return notice(campaign.notice(), campaign.noticeVersion()).orElseThrow();
  }

  /** The same by the id of a campaign that is open. */
  default Notice noticeOf(String campaign) {
    return notice(campaign(campaign).orElseThrow());
  }

  /** The version published last. */
  Optional<Notice> latest(String id);

  /**
   * Opens a campaign over a tree; the same again changes nothing. It is not opened where its notice
   * has another version by now.
   */
  void open(Campaign campaign, List<Unit> units);

  /**
   * From now on counts a unit, with what is below it, under another one; its path, its duties and
   * what it filed stay. With an audit entry and dirty marks of all its forms and periods, at the
   * unit and where it was counted before. Again changes nothing.
   *
   * @param by the token's subject of who moves it
   * @throws IllegalArgumentException where one of the two is not in the tree, the other is below
   *     the unit or files itself, or nobody would be left where the unit was: who has nobody below
   *     files
   */
  void move(String campaign, UnitPath unit, UnitPath under, String by, Instant at);

  Optional<Campaign> campaign(String id);

  /** All campaigns, in the order of their ids. */
  List<Campaign> all();

  /** All units of the campaign, sorted by path. */
  List<Unit> units(String campaign);

  Optional<Unit> unit(String campaign, UnitPath path);
}
