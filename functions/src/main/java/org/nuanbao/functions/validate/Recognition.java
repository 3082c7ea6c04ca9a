package org.nuanbao.functions.validate;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nuanbao.campaign.Campaign;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Notice;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Field;
import org.nuanbao.form.Form;
import org.nuanbao.form.FormId;
import org.nuanbao.reading.Entry;
import org.nuanbao.reading.Reading;
import org.nuanbao.reading.Value;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Mails.MailPart;
import org.nuanbao.submission.Mails.MailedWorkbook;
import org.nuanbao.workbook.ReadOutcome;
import org.nuanbao.workbook.WorkbookReader;
import org.nuanbao.workbook.guard.ReadLimits;

/**
 * Says which form a workbook that came by mail is, and which unit and days it names. It decides
 * nothing: once filed, the workbook is read and judged like any other.
 */
@Singleton
class Recognition {
  private static final int MOST_HINTS = 10;

  private final Mails mails;
  private final Campaigns campaigns;
  private final ReadLimits limits;

  Recognition(Mails mails, Campaigns campaigns, ReadLimits limits) {
    this.mails = mails;
    this.campaigns = campaigns;
    this.limits = limits;
  }

  void recognise(MailPart part) {
    Mails.Asked asked =
        mails.asked(part).orElseThrow(() -> new IllegalStateException("no file " + part));
    mails.answer(
        part,
        switch (new WorkbookReader(forms(asked.campaigns()), limits).read(asked.file().array())) {
          case ReadOutcome.Unreadable(Finding why) -> MailedWorkbook.Unknown.because(why);
          case ReadOutcome.Read read -> said(read);
        });
  }

  /** Answers that the workbook could not be opened; whoever asked tells the sender. */
  void giveUp(MailPart part) {
    mails.answer(
        part,
        new MailedWorkbook.Unknown(
            "系统多次打开这个文件都没有成功，这是系统的问题；请再发送一次，仍不行请登录系统上传。",
            "We failed to open this file, by a fault of ours; send it again, or upload it."));
  }

  /**
   * The forms that the campaigns ask for; of a form in several campaigns, the last opened one's.
   */
  private Collection<Form> forms(Set<String> asking) {
    Map<FormId, Form> forms = new LinkedHashMap<>();
    asking.stream()
        .flatMap(id -> campaigns.campaign(id).stream())
        .sorted(Comparator.comparing(Campaign::openedAt))
        .map(campaigns::notice)
        .map(Notice::forms)
        .flatMap(List::stream)
        .forEach(form -> forms.put(form.id(), form));
    return forms.values();
  }

  private static MailedWorkbook said(ReadOutcome.Read read) {
    Reading first = read.parts().getFirst().reading();
    Set<String> names = new LinkedHashSet<>();
    Set<LocalDate> days = new LinkedHashSet<>();
    for (ReadOutcome.Part part : read.parts()) {
      Map<String, Entry> fields = part.reading().fields();
      if (fields.getOrDefault(Field.UNIT, Entry.NONE).value() instanceof Value.Text(String name)) {
        names.add(name);
      }
      if (fields.getOrDefault(Field.DATE, Entry.NONE).value() instanceof Value.Day(LocalDate day)) {
        days.add(day);
      }
    }
    return new MailedWorkbook.Filled(
        read.form().id(),
        first.unit(),
        names.stream().limit(MOST_HINTS).toList(),
        days.stream().limit(MOST_HINTS).toList());
  }
}
