package org.nuanbao.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.local.cloud.Backlog;
import org.nuanbao.local.cloud.InstalledStores;
import org.nuanbao.local.cloud.StateFolder;
import org.nuanbao.local.cloud.WholeSystem;
import org.nuanbao.submission.OpenSubmission;

/** What status says about a running system. */
class BacklogIT {
  @TempDir Path folder;

  @Test
  void whatWaitsIsTold() throws IOException {
    try (WholeSystem system = WholeSystem.embedded(folder)) {
      Season season = Played.open(system, "statistics");
      String unit = season.scenario().leaves().getFirst();
      byte[] file = season.filled(unit, season.scenario().sample(unit));
      Api.Ticket ticket = season.ticket(unit, "a.xlsx", file);
      try (Backlog backlog = new Backlog(InstalledStores.on(StateFolder.at(folder)))) {
        assertThat(backlog.open())
            .singleElement()
            .satisfies(open -> {
              assertThat(open.submission().id().value()).isEqualTo(ticket.submission());
              assertThat(open.reason()).isEqualTo(OpenSubmission.Reason.NO_FILE);
              assertThat(open.reason().isStuck()).isFalse();
            });
        season.put(ticket, file);
        season.outcome(ticket.submission());
        assertThat(backlog.open()).isEmpty();
        assertThat(Waiting.until(() -> backlog.unsentReceipts() == 0)).isTrue();
        assertThat(backlog.redrive()).isZero();
      }
    }
  }
}
