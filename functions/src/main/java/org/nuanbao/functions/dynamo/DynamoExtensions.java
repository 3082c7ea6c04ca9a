package org.nuanbao.functions.dynamo;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.campaign.UnitLetter;
import org.nuanbao.form.FormId;

/** Extensions of time in the reports table, stored beside the campaign's units. */
@Singleton
public final class DynamoExtensions implements Extensions {
  private final DynamoTable reports;

  /** Uses an existing reports table. */
  public DynamoExtensions(@Named("reports") DynamoTable reports) {
    this.reports = reports;
  }

  @Override
  public void grant(Extension extension, @Nullable UnitLetter letter) {
    DutyId duty = extension.duty();
    reports.commit(tx -> {
      if (letter != null) {
        tx.put(DynamoUnitLetters.LetterItem.unsent(letter));
      }
      tx.put(ExtensionItem.of(extension))
          .put(DirtyItem.mark(duty))
          .put(
              AuditItem.of(
                  PointerItem.pk(duty),
                  extension.at(),
                  extension.by(),
                  "EXTENDED",
                  extension.until().toString()));
    });
  }

  @Override
  public Optional<Extension> of(DutyId duty) {
    return reports
        .get(ExtensionItem.class, ExtensionItem.pk(duty.campaign()), ExtensionItem.sk(duty))
        .map(ExtensionItem::extension);
  }

  @Override
  public List<Extension> all(String campaign, FormId form) {
    return reports
        .all(ExtensionItem.class, ExtensionItem.pk(campaign), ExtensionItem.prefix(form))
        .stream()
        .map(ExtensionItem::extension)
        .toList();
  }

  /** {@code CAMPAIGN#<id>}/{@code EXTENSION#<form>#<period>#<path>}: more time for one duty. */
  private record ExtensionItem(String pk, String sk, Extension extension) {
    static String pk(String campaign) {
      return DynamoCampaigns.UnitItem.pk(campaign);
    }

    static String prefix(FormId form) {
      return "EXTENSION#" + form + "#";
    }

    static String sk(DutyId duty) {
      return prefix(duty.form()) + duty.period() + "#" + duty.unit();
    }

    static ExtensionItem of(Extension extension) {
      DutyId duty = extension.duty();
      return new ExtensionItem(pk(duty.campaign()), sk(duty), extension);
    }
  }
}
