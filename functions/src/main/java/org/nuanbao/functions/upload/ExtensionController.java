package org.nuanbao.functions.upload;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.campaign.Duty;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.Extensions;

/** More time for a duty, with a reason; what comes until then is in time. */
@Controller("/duties/{duty}/extension")
@Secured(Caller.REVIEWER)
class ExtensionController {
  private final DutyBook duties;
  private final Extensions extensions;
  private final BusinessClock clock;

  ExtensionController(DutyBook duties, Extensions extensions, BusinessClock clock) {
    this.duties = duties;
    this.extensions = extensions;
    this.clock = clock;
  }

  @Serdeable
  record NewDay(@NotNull LocalDate until, @NotBlank @Size(max = 200) String reason) {}

  /**
   * Grants it; the newest counts, each is audited. It judges what is accepted from then on.
   *
   * @throws Refused if it would end before the notice's own day
   */
  @Put
  NewDay grant(String duty, @Body @Valid NewDay wanted, Authentication token) {
    Caller caller = Caller.of(token);
    Duty found = duties.require(duty, caller);
    if (wanted.until().isBefore(found.due())) {
      throw new RequestRefusal(Refusal.WRONG_DAY);
    }
    extensions.grant(
        new Extension(
            found.id(),
            wanted.until(),
            wanted.reason().strip(),
            caller.subject(),
            clock.at(Instant.now())));
    return wanted;
  }
}
