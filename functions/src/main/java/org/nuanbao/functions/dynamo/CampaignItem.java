package org.nuanbao.functions.dynamo;

import java.time.Instant;
import org.nuanbao.campaign.Campaign;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code CAMPAIGNS}/{@code <id>}: written after the campaign's units. */
record CampaignItem(String pk, String sk, String notice, String noticeVersion, Instant openedAt) {
  static final String CAMPAIGNS = "CAMPAIGNS";

  static final TableSchema<CampaignItem> SCHEMA =
      ItemSchema.of(CampaignItem.class, CampaignItem::pk, CampaignItem::sk)
          .text("notice", CampaignItem::notice)
          .text("noticeVersion", CampaignItem::noticeVersion)
          .moment("openedAt", CampaignItem::openedAt)
          .build(draft ->
              new CampaignItem(
                  draft.pk(),
                  draft.sk(),
                  draft.text("notice"),
                  draft.text("noticeVersion"),
                  draft.moment("openedAt")));

  static CampaignItem of(Campaign campaign) {
    return new CampaignItem(
        CAMPAIGNS, campaign.id(), campaign.notice(), campaign.noticeVersion(), campaign.openedAt());
  }

  Campaign campaign() {
    return new Campaign(sk, notice, noticeVersion, openedAt);
  }
}
