package org.nuanbao.functions.upload;

import io.micronaut.security.authentication.Authentication;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;

/**
 * The caller, as the token names it; the one place where access to a unit is decided. Nobody reads
 * or writes outside their subtree.
 *
 * @param subject the token's subject
 * @param unit the top of the caller's subtree
 * @param roles the caller's roles that we know; at least one
 */
record Caller(String subject, UnitPath unit, Set<String> roles) {
  static final String FILLER = "filler";
  static final String REVIEWER = "reviewer";
  static final String PUBLISHER = "publisher";

  private static final Set<String> KNOWN = Set.of(FILLER, REVIEWER, PUBLISHER);

  /**
   * Reads the token.
   *
   * @throws Refusal.Refused if it names no unit, or no role that we know
   */
  static Caller of(Authentication token) {
    Set<String> roles =
        token.getRoles().stream().filter(KNOWN::contains).collect(Collectors.toUnmodifiableSet());
    if (!roles.isEmpty()
        && token.getAttributes().get("unit") instanceof String unit
        && UnitPath.isPath(unit)) {
      return new Caller(token.getName(), new UnitPath(unit), roles);
    }
    throw Refusal.NOT_YOURS.exception();
  }

  boolean covers(UnitPath other) {
    return unit.covers(other);
  }

  /**
   * Requires that a unit lies in the caller's subtree, and returns the unit.
   *
   * @throws Refusal.Refused if the unit lies outside it
   */
  UnitPath demand(UnitPath other) {
    if (!covers(other)) {
      throw Refusal.NOT_YOURS.exception();
    }
    return other;
  }

  /**
   * Requires that the caller may see a unit's own file: as filler for this very unit, or as a
   * reviewer above it.
   *
   * @throws Refusal.Refused if the caller is neither
   */
  void demandCopyOf(UnitPath filing) {
    boolean own = roles.contains(FILLER) && unit.equals(filing);
    boolean above = roles.contains(REVIEWER) && covers(filing);
    if (!own && !above) {
      throw Refusal.NOT_YOURS.exception();
    }
  }

  /**
   * The duty of this key, if it lies in the caller's subtree.
   *
   * @throws Refusal.Refused if it is no duty's key, or the duty lies outside
   */
  DutyId duty(String key) {
    DutyId duty = DutyId.find(key).orElseThrow(Refusal.UNKNOWN::exception);
    demand(duty.unit());
    return duty;
  }

  /**
   * The unit asked for, or the top of the caller's subtree if none is.
   *
   * @throws Refusal.Refused if it is no path, or lies outside
   */
  UnitPath unit(String path) {
    if (path.isEmpty()) {
      return unit;
    }
    if (!UnitPath.isPath(path)) {
      throw Refusal.UNKNOWN.exception();
    }
    return demand(new UnitPath(path));
  }
}
