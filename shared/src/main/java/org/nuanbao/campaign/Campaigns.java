package org.nuanbao.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Stores published notices, campaigns and their units. */
public interface Campaigns {
  /** Stands for the operator, whose commands look after an installation; no unit of any tree. */
  UnitPath OPERATOR = new UnitPath("/operator/");

  /**
   * Stores a notice under its version; publishing the same version again changes nothing. From then
   * on the notice's id belongs to the root that published it first.
   *
   * @param source the notice's data as one JSON document, from which it is read again
   * @param root the unit that publishes it
   * @return false if the id belongs to another root; then nothing is stored
   */
  boolean publish(Notice notice, String source, UnitPath root);

  /** Publishes a notice as the installation's operator. */
  default boolean publish(Notice notice, String source) {
    return publish(notice, source, OPERATOR);
  }

  Optional<Notice> notice(String id, String version);

  /**
   * The notice version that a campaign is bound to, with the campaign's days; it was published
   * before the campaign opened.
   */
  default Notice notice(Campaign campaign) {
    return notice(campaign.notice(), campaign.noticeVersion())
        .orElseThrow()
        .dueFrom(campaign.dueFrom());
  }

  /** The notice of an open campaign, by the campaign's id. */
  default Notice noticeOf(String campaign) {
    return notice(campaign(campaign).orElseThrow());
  }

  /** The version of a notice that was published last. */
  Optional<Notice> latest(String id);

  /**
   * Opens a campaign over a tree; repeating the call changes nothing. It is not opened if its
   * notice has another version by now.
   */
  void open(Campaign campaign, List<Unit> units);

  /**
   * Counts a unit, and everything below it, under another unit from now on. Its path, its duties
   * and what it filed stay. Writes an audit entry, and dirty marks for all its forms and periods,
   * at the unit and where it was counted before. Repeating the call changes nothing.
   *
   * @param by the token's subject of who moves it
   * @throws IllegalArgumentException if one of the two is not in the tree, if the other is below
   *     the unit or files itself, or if the unit's old place would be left without units below it,
   *     since such a unit files itself
   */
  void move(String campaign, UnitPath unit, UnitPath under, String by, Instant at);

  Optional<Campaign> campaign(String id);

  /** All campaigns, in the order of their ids. */
  List<Campaign> all();

  /** All units of the campaign, sorted by path. */
  List<Unit> units(String campaign);

  Optional<Unit> unit(String campaign, UnitPath path);
}
