package org.nuanbao.rollup;

import java.time.LocalDate;
import org.nuanbao.campaign.Extension;
import org.nuanbao.campaign.UnitPath;

/** A unit that was given more time, and why. */
public record ExtendedUnit(UnitPath unit, LocalDate until, String reason) {
  static ExtendedUnit of(Extension extension) {
    return new ExtendedUnit(extension.duty().unit(), extension.until(), extension.reason());
  }
}
