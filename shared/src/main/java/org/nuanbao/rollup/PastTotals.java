package org.nuanbao.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Notice;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;

/**
 * Totals as they were at the end of a past business day, added up again from the versions that
 * counted then. The tree is the one of today. Stores nothing; the cost grows with what is below the
 * node.
 */
public final class PastTotals {
  private final Campaigns campaigns;
  private final CurrentFilings filings;

  public PastTotals(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      VersionFigures figures,
      Amounts amounts) {
    this.campaigns = campaigns;
    this.filings = new CurrentFilings(submissions, subjects, figures, amounts);
  }

  /**
   * A node's totals at the end of that day.
   *
   * @throws NoSuchElementException if the campaign has no such form or unit
   */
  public NodeTotal of(String campaignId, FormId id, String period, UnitPath node, LocalDate day) {
    Campaign campaign = campaigns.campaign(campaignId).orElseThrow();
    Notice notice = campaigns.notice(campaign);
    Form form = notice.form(id).orElseThrow();
    Tree tree = new Tree(campaigns.units(campaignId));
    Set<UnitPath> owing = tree.owing(notice.owed(id).orElseThrow());
    owing.removeIf(unit -> !tree.isAtOrBelow(unit, node));
    Instant end = BusinessClock.end(day);
    SortedMap<UnitPath, UnitTotals> filed = new TreeMap<>();
    for (UnitPath unit : owing) {
      filings
          .of(form, new DutyId(campaignId, id, period, unit), end)
          .ifPresent(one -> filed.put(unit, one));
    }
    Map<UnitPath, NodeTotal> nodes = new TreeMap<>();
    new RollUp(form).all(tree, owing, filed).forEach(total -> nodes.put(total.unit(), total));
    NodeTotal total = nodes.get(node);
    if (total == null) {
      throw new NoSuchElementException("no unit at " + node);
    }
    return total;
  }
}
