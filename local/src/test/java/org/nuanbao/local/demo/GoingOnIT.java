package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.BearerTokens;
import org.nuanbao.local.cloud.Endpoints;
import org.nuanbao.local.cloud.RunningSystem;
import org.nuanbao.local.cloud.ServersOnly;
import org.nuanbao.local.cloud.StateFolder;

/** A system that is started again on its folder goes on where it was. */
class GoingOnIT {
  @TempDir Path folder;

  @Test
  void uploadWhoseEventWasLostIsDecidedAfterTheNextStart() throws IOException {
    StateFolder state = StateFolder.at(folder);
    Season season;
    String unit;
    byte[] file;
    Api.Ticket ticket;
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      season = Played.open(state, system, "statistics");
      unit = season.scenario().leaves().getFirst();
      file = season.filled(unit, season.scenario().sample(unit));
      ticket = season.ticket(unit, "table.xlsx", file);
    }
    try (ServersOnly _ = ServersOnly.start(state)) {
      assertThat(season.put(ticket, file)).as("the address given out before").isEqualTo(200);
    }
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      season.reach(new Api(system.api(), BearerTokens.of(state)));
      assertThat(season.outcome(ticket.submission()).path("state").asText()).isEqualTo("accepted");
      assertThat(numbers(state, season, unit)).hasSize(1);
    }
    try (RunningSystem system = RunningSystem.start(state, 0)) {
      season.reach(new Api(system.api(), BearerTokens.of(state)));
      assertThat(season.standing(unit).path("state").asText()).isEqualTo("accepted");
      assertThat(numbers(state, season, unit)).as("mails are kept").hasSize(1);
    }
  }

  private static List<String> numbers(StateFolder state, Season season, String unit)
      throws IOException {
    int imap = Endpoints.of(state).port("imap");
    Waiting.until(() -> !ImapMailbox.read(imap, season.mail(unit)).isEmpty());
    return ImapMailbox.read(imap, season.mail(unit)).stream()
        .map(ImapMailbox.Mail::number)
        .toList();
  }
}
