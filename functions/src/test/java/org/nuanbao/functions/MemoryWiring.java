package org.nuanbao.functions;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.campaign.Extensions;
import org.nuanbao.register.Archives;
import org.nuanbao.register.Claims;
import org.nuanbao.register.Doubles;
import org.nuanbao.rollup.Amounts;
import org.nuanbao.rollup.Figures;
import org.nuanbao.rollup.RollUps;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Copies;
import org.nuanbao.submission.Disclosures;
import org.nuanbao.submission.FactIndex;
import org.nuanbao.submission.Handover;
import org.nuanbao.submission.Keys;
import org.nuanbao.submission.MailOut;
import org.nuanbao.submission.Mailbox;
import org.nuanbao.submission.Mails;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Outbox;
import org.nuanbao.submission.Readings;
import org.nuanbao.submission.Subjects;
import org.nuanbao.submission.Submissions;
import org.nuanbao.submission.Sweeps;

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
    return cloud.campaigns;
  }

  @Primary
  @Singleton
  Extensions extensions() {
    return cloud.extensions;
  }

  @Primary
  @Singleton
  Outbox outbox() {
    return cloud.outbox;
  }

  @Primary
  @Singleton
  RollUps rollUps() {
    return cloud.rollUps;
  }

  @Primary
  @Singleton
  Submissions submissions() {
    return cloud.submissions;
  }

  @Primary
  @Singleton
  Subjects subjects() {
    return cloud.subjects;
  }

  @Primary
  @Singleton
  FactIndex facts() {
    return cloud.facts;
  }

  @Primary
  @Singleton
  Originals originals() {
    return cloud.originals;
  }

  @Primary
  @Singleton
  Readings readings() {
    return cloud.readings;
  }

  @Primary
  @Singleton
  Copies copies() {
    return cloud.copies;
  }

  @Primary
  @Singleton
  Disclosures disclosures() {
    return cloud.disclosures;
  }

  @Primary
  @Singleton
  MailOut mail() {
    return cloud.mail;
  }

  @Primary
  @Singleton
  Mails mails() {
    return cloud.mails;
  }

  @Primary
  @Singleton
  Mailbox mailbox() {
    return cloud.mailbox;
  }

  @Primary
  @Singleton
  Keys keys() {
    return cloud.keys;
  }

  @Primary
  @Singleton
  Archives archives() {
    return cloud.archives;
  }

  @Primary
  @Singleton
  Doubles doubles() {
    return cloud.doubles;
  }

  @Primary
  @Singleton
  Figures figures() {
    return cloud.figures;
  }

  @Primary
  @Singleton
  Amounts amounts() {
    return cloud.amounts;
  }

  @Primary
  @Singleton
  Handover handover() {
    return cloud.handedOver::add;
  }

  @Primary
  @Singleton
  Arrivals arrivals() {
    return original -> cloud.toldAgain.add(original.key());
  }

  @Primary
  @Singleton
  Claims claims() {
    return cloud.claims;
  }

  @Primary
  @Singleton
  Sweeps sweeps() {
    return cloud.sweeps;
  }

  @Primary
  @Singleton
  BusinessClock clock() {
    return cloud.clock;
  }
}
