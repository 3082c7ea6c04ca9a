package org.nuanbao.functions;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Duties;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.directory.Contacts;
import org.nuanbao.letter.DutyLetters;
import org.nuanbao.letter.Reminding;
import org.nuanbao.letter.Ways;
import org.nuanbao.register.Approval;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Conversion;
import org.nuanbao.register.DoubleSearch;
import org.nuanbao.register.Doubles;
import org.nuanbao.register.GivingUp;
import org.nuanbao.register.HeldDoubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.NightRun;
import org.nuanbao.rollup.PastTotals;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Scans;
import org.nuanbao.scan.SignedPages;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Counterparts;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Notes;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.OriginalsAudit;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.PageReasons;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Receipts;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweep;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.UnitLetters;
import org.nuanbao.workbook.guard.ReadLimits;

/** Makes beans of the domain's services; the domain itself knows no container. */
@Factory
final class Wiring {
  /** The machine's clock, unless another clock is wired. */
  @Singleton
  @Requires(missingBeans = BusinessClock.class)
  BusinessClock clock() {
    return machine -> machine;
  }

  /**
   * How units turn to us.
   *
   * @param portal the address of the pages; empty if there are none
   * @param inbox the address that units write to, or its domain alone
   * @param from the address our mails come from
   * @param help whom units ask, with the telephone number
   */
  @Singleton
  Ways ways(
      @Value("${nuanbao.portal.url:}") String portal,
      @Value("${nuanbao.mail.inbox:}") String inbox,
      @Value("${nuanbao.mail.from:nuanbao@localhost}") String from,
      @Value("${nuanbao.mail.help:}") String help) {
    // Of a domain whose every address is received, the one our mails come from is one.
    boolean received = inbox.contains("@") || from.endsWith("@" + inbox);
    String answers = inbox.contains("@") ? inbox : from;
    return new Ways(
        portal.replaceFirst("/+$", ""), received && !inbox.isEmpty() ? answers : "", help);
  }

  @Singleton
  DutyLetters dutyLetters(Ways ways) {
    return new DutyLetters(ways);
  }

  @Singleton
  Reminding reminding(
      Campaigns campaigns,
      Submissions submissions,
      Extensions extensions,
      UnitLetters letters,
      DutyLetters written) {
    return new Reminding(campaigns, submissions, extensions, letters, written);
  }

  /** How much one file may demand of this machine. */
  @Singleton
  ReadLimits limits() {
    return ReadLimits.standard();
  }

  @Singleton
  Duties duties(Campaigns campaigns, Extensions extensions) {
    return new Duties(campaigns, extensions);
  }

  @Singleton
  Receipts receipts(Duties duties) {
    return new Receipts(duties);
  }

  @Singleton
  Counterparts counterparts(
      Campaigns campaigns, Submissions submissions, Subjects subjects, FactIndex index, Keys keys) {
    return new Counterparts(campaigns, submissions, subjects, index, keys);
  }

  @Singleton
  PageReasons pageReasons(KeptReasons said, Keys keys) {
    return new PageReasons(said, keys);
  }

  @Singleton
  SignedPages signedPages(Scans scans, LookedFiles files) {
    return new SignedPages(scans, files);
  }

  @Singleton
  SignIn signIn(Contacts contacts, SignInLinks links, Sessions sessions) {
    return new SignIn(contacts, links, sessions);
  }

  @Singleton
  Notes notes(Submissions submissions, Readings readings, Counterparts counterparts) {
    return new Notes(submissions, readings, counterparts);
  }

  @Singleton
  NightRun nightRun(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      VersionFigures figures,
      Amounts amounts,
      RollUps rollUps,
      Extensions extensions) {
    return new NightRun(campaigns, submissions, subjects, figures, amounts, rollUps, extensions);
  }

  @Singleton
  PastTotals pastTotals(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      VersionFigures figures,
      Amounts amounts) {
    return new PastTotals(campaigns, submissions, subjects, figures, amounts);
  }

  @Singleton
  Conversion conversion(
      Campaigns campaigns,
      Submissions submissions,
      Subjects subjects,
      Duties duties,
      Readings readings,
      Keys keys,
      Archives archives,
      VersionFigures figures,
      Doubles doubles,
      KeySets keySets,
      Counterparts counterparts,
      Receipts receipts) {
    DoubleSearch search =
        new DoubleSearch(campaigns, submissions, subjects, archives, doubles, keySets);
    return new Conversion(
        submissions,
        subjects,
        duties,
        readings,
        keys,
        archives,
        figures,
        search,
        counterparts,
        receipts);
  }

  @Singleton
  GivingUp givingUp(Submissions submissions, Subjects subjects, Duties duties, Receipts receipts) {
    return new GivingUp(submissions, subjects, duties, receipts);
  }

  @Singleton
  Approval approval(Submissions submissions, Readings readings, Keys keys, Claims claims) {
    return new Approval(submissions, readings, keys, claims);
  }

  @Singleton
  Sweep sweep(
      Submissions submissions,
      Originals originals,
      Arrivals arrivals,
      Handover handover,
      Outbox outbox,
      Mailbox mailbox,
      UnitLetters letters,
      Sweeps sweeps,
      Campaigns campaigns) {
    OriginalsAudit unmatched = new OriginalsAudit(submissions, originals, campaigns);
    return new Sweep(
        submissions, originals, arrivals, handover, outbox, mailbox, letters, sweeps, unmatched);
  }

  @Singleton
  HeldDoubles heldDoubles(
      Doubles doubles,
      Archives archives,
      Submissions submissions,
      Subjects subjects,
      Duties duties) {
    return new HeldDoubles(doubles, archives, submissions, subjects, duties);
  }
}
