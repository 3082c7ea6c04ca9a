package org.nuanbao.local.demo;

import java.io.IOException;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.Postman;

/** A unit that sends its workbook by mail instead of uploading it. */
final class ByMail {
  private final Season season;
  private final Endpoints endpoints;
  private String unit = "";
  private String letter = "";
  private String submission = "";

  ByMail(Season season, Endpoints endpoints) {
    this.season = season;
    this.endpoints = endpoints;
  }

  String unit() {
    return unit;
  }

  void send(String from) throws IOException {
    unit = from;
    byte[] file = season.filled(unit, season.scenario().sample(unit));
    Letter mail = Letter.of(season.mail(unit), unit + "报表", unit + ".xlsx", file);
    letter = mail.id();
    Postman.bring(endpoints, mail.from(), mail.mail());
  }

  /** The submission it became, once it counts; empty where it never did. */
  String filed() throws IOException {
    Waiting.until(() -> {
      submission = season.standing(unit).path("submission").asText("");
      return !submission.isEmpty();
    });
    if (!submission.isEmpty()) {
      season.filedByMail(submission);
    }
    return submission;
  }

  /** Whether its receipt is an answer to the mail. */
  boolean isAnswered(int imap) throws IOException {
    if (submission.isEmpty()) {
      return false;
    }
    String number = season.outcome(submission).path("receipt").asText();
    return Waiting.until(() ->
        ImapMailbox.read(imap, season.mail(unit)).stream()
            .anyMatch(mail ->
                mail.number().equals(number)
                    && mail.inReplyTo().equals(letter)
                    && mail.subject().startsWith("Re: " + unit + "报表")));
  }
}
