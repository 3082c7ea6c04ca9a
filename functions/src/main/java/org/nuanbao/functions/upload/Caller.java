package org.nuanbao.functions.upload;

import io.micronaut.security.authentication.Authentication;
import java.util.Set;
import java.util.stream.Collectors;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.campaign.UnitPath;

/**
 * Who calls, as the token says; the one place where access to a unit is decided. Nobody reads or
 * writes outside their subtree.
 *
 * @param subject the token's subject
 * @param unit the top of the caller's subtree
 * @param roles those we know; at least one
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
   * Lets only this subtree pass.
   *
   * @throws Refusal.Refused if the unit lies outside
   */
  UnitPath demand(UnitPath other) {
    if (!covers(other)) {
      throw Refusal.NOT_YOURS.exception();
    }
    return other;
  }

  /**
   * Lets only those pass whom a unit's own file may be shown to: who fills in for this very unit,
   * and the reviewers above it.
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
   * The duty of this key, if it is the caller's.
   *
   * @throws Refusal.Refused if it is no duty's key, or another's duty
   */
  DutyId duty(String key) {
    DutyId duty = DutyId.find(key).orElseThrow(Refusal.UNKNOWN::exception);
    demand(duty.unit());
    return duty;
  }

  /**
   * The unit asked for, or the top of the caller's subtree.
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
