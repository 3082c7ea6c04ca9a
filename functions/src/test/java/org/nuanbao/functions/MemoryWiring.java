package org.nuanbao.functions;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.directory.Contacts;
import org.nuanbao.directory.Directory;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Doubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.KeySets;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.rollup.VersionFigures;
import org.nuanbao.scan.LookedFiles;
import org.nuanbao.scan.Scans;
import org.nuanbao.signin.Sessions;
import org.nuanbao.signin.SignInLinks;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.KeptReasons;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Reach;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Sheets;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweeps;
import org.nuanbao.submission.UnitLetters;

/** Puts the stores in memory before those of the cloud. */
@Factory
@Requires(property = "test.memory")
final class MemoryWiring {
  private final MemoryCloud cloud;

  MemoryWiring(MemoryCloud cloud) {
    this.cloud = cloud;
  }

  @Primary
  @Singleton
  Campaigns campaigns() {
    return cloud.port(Campaigns.class, cloud.campaigns);
  }

  @Primary
  @Singleton
  Extensions extensions() {
    return cloud.port(Extensions.class, cloud.extensions);
  }

  @Primary
  @Singleton
  Outbox outbox() {
    return cloud.port(Outbox.class, cloud.outbox);
  }

  @Primary
  @Singleton
  RollUps rollUps() {
    return cloud.port(RollUps.class, cloud.rollUps);
  }

  @Primary
  @Singleton
  Submissions submissions() {
    return cloud.port(Submissions.class, cloud.submissions);
  }

  @Primary
  @Singleton
  Subjects subjects() {
    return cloud.port(Subjects.class, cloud.subjects);
  }

  @Primary
  @Singleton
  FactIndex facts() {
    return cloud.port(FactIndex.class, cloud.facts);
  }

  @Primary
  @Singleton
  Originals originals() {
    return cloud.port(Originals.class, cloud.originals);
  }

  @Primary
  @Singleton
  Readings readings() {
    return cloud.port(Readings.class, cloud.readings);
  }

  @Primary
  @Singleton
  Copies copies() {
    return cloud.port(Copies.class, cloud.copies);
  }

  @Primary
  @Singleton
  Scans scans() {
    return cloud.port(Scans.class, cloud.scans);
  }

  @Primary
  @Singleton
  LookedFiles lookedFiles() {
    return cloud.port(LookedFiles.class, cloud.lookedFiles);
  }

  @Primary
  @Singleton
  Sheets sheets() {
    return cloud.port(Sheets.class, cloud.sheets);
  }

  @Primary
  @Singleton
  SignInLinks links() {
    return cloud.port(SignInLinks.class, cloud.signIn);
  }

  @Primary
  @Singleton
  Sessions sessions() {
    return cloud.port(Sessions.class, cloud.signIn);
  }

  @Primary
  @Singleton
  Directory directory() {
    return cloud.port(Directory.class, cloud.directory);
  }

  @Primary
  @Singleton
  Contacts contacts() {
    return cloud.port(Contacts.class, cloud.directory);
  }

  @Primary
  @Singleton
  KeptReasons reasons() {
    return cloud.port(KeptReasons.class, cloud.reasons);
  }

  @Primary
  @Singleton
  Disclosures disclosures() {
    return cloud.port(Disclosures.class, cloud.disclosures);
  }

  @Primary
  @Singleton
  MailOut mail() {
    return cloud.port(MailOut.class, cloud.mail);
  }

  @Primary
  @Singleton
  Mails mails() {
    return cloud.port(Mails.class, cloud.mails);
  }

  @Primary
  @Singleton
  Reach reach() {
    return cloud.port(Reach.class, cloud.reach);
  }

  @Primary
  @Singleton
  UnitLetters letters() {
    return cloud.port(UnitLetters.class, cloud.outbox.letters());
  }

  @Primary
  @Singleton
  Mailbox mailbox() {
    return cloud.port(Mailbox.class, cloud.mailbox);
  }

  @Primary
  @Singleton
  Keys keys() {
    return cloud.port(Keys.class, cloud.keys);
  }

  @Primary
  @Singleton
  Archives archives() {
    return cloud.port(Archives.class, cloud.archives);
  }

  @Primary
  @Singleton
  Doubles doubles() {
    return cloud.port(Doubles.class, cloud.doubles);
  }

  @Primary
  @Singleton
  VersionFigures figures() {
    return cloud.port(VersionFigures.class, cloud.figures);
  }

  @Primary
  @Singleton
  KeySets keySets() {
    return cloud.port(KeySets.class, cloud.keySets);
  }

  @Primary
  @Singleton
  Amounts amounts() {
    return cloud.port(Amounts.class, cloud.amounts);
  }

  @Primary
  @Singleton
  Handover handover() {
    return cloud.port(Handover.class, cloud.handedOver::add);
  }

  @Primary
  @Singleton
  Arrivals arrivals() {
    return cloud.port(Arrivals.class, original -> cloud.toldAgain.add(original.key()));
  }

  @Primary
  @Singleton
  Claims claims() {
    return cloud.port(Claims.class, cloud.claims);
  }

  @Primary
  @Singleton
  Sweeps sweeps() {
    return cloud.port(Sweeps.class, cloud.sweeps);
  }

  @Primary
  @Singleton
  BusinessClock clock() {
    return cloud.port(BusinessClock.class, cloud.clock);
  }
}
