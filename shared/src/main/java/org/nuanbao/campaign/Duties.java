package org.nuanbao.campaign;

import java.util.Optional;

/** Finds what a duty asks for, by its campaign and the notice version the campaign is bound to. */
public final class Duties {
  private final Campaigns campaigns;
  private final Extensions extensions;

  public Duties(Campaigns campaigns, Extensions extensions) {
    this.campaigns = campaigns;
    this.extensions = extensions;
  }

  /** A duty; empty if the campaign, the form or the unit does not exist. */
  public Optional<Duty> find(DutyId id) {
    return campaigns
        .campaign(id.campaign())
        .map(campaigns::notice)
        .flatMap(notice -> find(id, notice));
  }

  /**
   * The duty of something that was opened for it.
   *
   * @throws IllegalStateException if the duty does not exist
   */
  public Duty get(DutyId id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no such duty: " + id.key()));
  }

  private Optional<Duty> find(DutyId id, Notice notice) {
    return notice
        .demand(id.form())
        .flatMap(demand ->
            demand
                .term(id.period())
                .flatMap(term ->
                    campaigns
                        .unit(id.campaign(), id.unit())
                        .filter(demand::owedBy)
                        .flatMap(unit -> Duty.of(id, notice, demand, unit, extended(id, term)))));
  }

  /** The term with the unit's own last day, if it was given one. */
  private Demand.Term extended(DutyId id, Demand.Term term) {
    return extensions
        .of(id)
        .map(extension -> new Demand.Term(term.period(), extension.until()))
        .orElse(term);
  }
}
