package org.nuanbao.local.cloud;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.util.List;
import java.util.stream.Collectors;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Submission;
import org.nuanbao.submission.Submissions;

/** A plain page for whoever runs the system on their own machine; it names no persons. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
final class StatusPage {
  private final Campaigns campaigns;
  private final Submissions submissions;
  private final Outbox outbox;

  StatusPage(Campaigns campaigns, Submissions submissions, Outbox outbox) {
    this.campaigns = campaigns;
    this.submissions = submissions;
    this.outbox = outbox;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  String page() {
    String rows = campaigns.all().stream().map(StatusPage::row).collect(Collectors.joining("\n"));
    return """
    <!doctype html><html lang="zh"><meta charset="utf-8"><title>暖报</title>
    <h1>暖报</h1><pre>%s</pre>
    <table><caption>报送活动</caption><tr><th>编号<th>通知<th>版本</tr>
    %s
    </table></html>
    """
        .formatted(backlog(), rows);
  }

  /** What is waiting, one line for each kind. */
  @Get("/backlog")
  @Produces(MediaType.TEXT_PLAIN)
  String backlog() {
    List<Submission> open = submissions.open();
    return "未办结的报送 open submissions: "
        + open.size()
        + "\n未发出的回执 unsent receipts: "
        + outbox.unsent().size();
  }

  /**
   * A row of the table. Ids of campaigns and notices are letters, digits and hyphens, so nothing
   * needs escaping.
   */
  private static String row(Campaign campaign) {
    return "<tr><td>%s<td>%s<td>%s</tr>"
        .formatted(campaign.id(), campaign.notice(), campaign.noticeVersion());
  }
}
