package org.nuanbao.local.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Judges what all other integration tests made the functions call. Maven runs it after them, and
 * only if it ran them all.
 */
class LeastPrivilegeIT {
  /** What is granted although no integration test needs to call it, and why. */
  private static final Map<String, String> NOT_SEEN =
      Map.ofEntries(
          Map.entry(
              "ReceiptFunction MailBySes: ses:SendEmail MailIdentity",
              "mails go by SMTP here, by SES on LocalStack"),
          Map.entry(
              "ReceiptFunction MailBySes: ses:SendRawEmail MailIdentity",
              "what SendEmail needs for a whole message"),
          Map.entry(
              "ConvertFunction WhetherAFileIsThere: s3:ListBucket workings",
              "a reading that is lost must be told from one that is forbidden"),
          Map.entry(
              "PortalFunction WhetherAFileIsThere: s3:ListBucket workings",
              "a copy or drawing that is missing must be told from one that is forbidden"),
          Map.entry(
              "LookFunction WhetherAFileIsThere: s3:ListBucket scans",
              "a scan that was removed must be told from one that is forbidden"),
          Map.entry(
              "UploadFunction ReleaseClaims: dynamodb:DeleteItem ReportsTable",
              "claims are given back where an approval does not come about"),
          Map.entry(
              "ConvertFunction KeySets: s3:DeleteObject workings/keysets/*",
              "of a version that lost its race, which a test cannot bring about at will"),
          Map.entry(
              "SweepFunction GiveUpAndReport: dynamodb:PutItem ReportsTable SUBMISSION#*",
              "given up is only what never came, after days"),
          Map.entry(
              "SweepFunction AskForReceipts: dynamodb:UpdateItem ReportsTable MAIL#*",
              "asked for is only what the stream lost"),
          Map.entry(
              "SweepFunction AskForReceipts: dynamodb:UpdateItem ReportsTable LETTER#*",
              "asked for is only what the stream lost"),
          Map.entry(
              "ReceiptFunction WhatWasAskedUntilWhen: dynamodb:GetItem ReportsTable CAMPAIGNS",
              "a campaign is read once, and all functions of one process have read it by then"),
          Map.entry(
              "ReceiptFunction WhatWasAskedUntilWhen: dynamodb:GetItem ReportsTable NOTICE#*",
              "a notice is read once, and all functions of one process have read it by then"),
          Map.entry(
              "InboxFunction WhoOwesWhat: dynamodb:GetItem ReportsTable NOTICE#*",
              "a notice is read once, and all functions of one process have read it by then"),
          Map.entry(
              "InboxFunction NextVersion: dynamodb:UpdateItem ReportsTable",
              "a second version by mail, which upload takes in the same way"),
          Map.entry(
              "InboxFunction AskWhatAWorkbookIsAndKeepScans: s3:PutObject mails/scans/*",
              "scans beside a workbook are in the mails of faster tests"),
          Map.entry(
              "SweepFunction TellAgain: sqs:SendMessage UploadsQueue",
              "told of is only what a notification was lost of"),
          Map.entry(
              "SweepFunction TellAgain: sqs:SendMessage AcceptedQueue",
              "told of is only what was validated and not handed over"));

  private final Policies policies = new Policies();
  private final List<AllowedAction> grants = policies.grants();
  private final Map<String, Set<Need>> calls;

  LeastPrivilegeIT() throws IOException {
    calls = Calls.all();
  }

  @Test
  void whatAFunctionCallsItIsGranted() {
    Set<String> missing = new TreeSet<>();
    for (String function : policies.functions()) {
      for (Need need : needs(function)) {
        if (of(function).noneMatch(grant -> grant.covers(need))) {
          missing.add(function + " needs " + need);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(policies.functions()).containsAll(calls.keySet());
  }

  @Test
  void whatIsGrantedIsCalled() {
    Set<String> unseen = new TreeSet<>();
    for (String function : policies.functions()) {
      Collection<Need> needs = needs(function);
      of(function).forEach(grant -> unseen.addAll(unseen(grant, needs)));
    }
    assertThat(unseen).isSubsetOf(NOT_SEEN.keySet());
    assertThat(NOT_SEEN.keySet())
        .allMatch(listed -> grants.stream().anyMatch(grant -> listed.startsWith(grant.name())));
  }

  private static List<String> unseen(AllowedAction grant, Collection<Need> needs) {
    List<Need> covered = needs.stream().filter(grant::covers).toList();
    if (covered.isEmpty()) {
      return List.of(grant.name());
    }
    Set<String> keys =
        covered.stream().flatMap(need -> need.leadingKeys().stream()).collect(Collectors.toSet());
    return grant.leadingKeys().stream()
        .filter(allowed -> keys.stream().noneMatch(key -> AllowedAction.matches(allowed, key)))
        .map(allowed -> grant.name() + " " + allowed)
        .toList();
  }

  private Stream<AllowedAction> of(String function) {
    return grants.stream().filter(grant -> grant.function().equals(function));
  }

  private Collection<Need> needs(String function) {
    List<Need> needs = new ArrayList<>(calls.getOrDefault(function, Set.of()));
    needs.stream().toList().forEach(need -> needs.addAll(policies.ofEncryption(need)));
    needs.addAll(policies.ofSettings(function));
    needs.addAll(policies.ofDestinations(function));
    return needs;
  }
}
