package org.nuanbao.rollup;

import java.time.LocalDate;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.UnitPath;

/** A unit that was given more time, and why. */
public record Extended(UnitPath unit, LocalDate until, String reason) {
  static Extended of(Extension extension) {
    return new Extended(extension.duty().unit(), extension.until(), extension.reason());
  }
}
