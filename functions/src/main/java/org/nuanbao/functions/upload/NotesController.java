package org.nuanbao.functions.upload;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Duty;
import org.nuanbao.submission.Notes;

/** What is left for a reviewer to look at: rules of other forms, and whom cards are about. */
@Controller
@Secured(Caller.REVIEWER)
class NotesController {
  /** Notes and cards in one answer. */
  static final int PAGE = 1000;

  private final DutyBook duties;
  private final Notes notes;
  private final ListedPersons persons;

  NotesController(DutyBook duties, Notes notes, ListedPersons persons) {
    this.duties = duties;
    this.notes = notes;
    this.persons = persons;
  }

  /**
   * What only more than the form can settle.
   *
   * @param rule null where no rule says it: a voucher that disagrees with the row it proves
   * @param state {@code open}: not known yet; {@code broken}: known by now, and wrong
   * @param message empty while it is open
   */
  @Serdeable
  record NoteView(
      @Nullable String rule,
      String state,
      String submission,
      String sheet,
      List<String> refs,
      List<String> cells,
      String message,
      String english) {}

  /**
   * A card or voucher that counts.
   *
   * @param person the key of the person it is joined to; null where a reviewer must decide
   * @param masked what tells the reviewer which one it is, masked
   */
  @Serdeable
  record SubjectView(
      String subject,
      String submission,
      int number,
      boolean late,
      @Nullable String person,
      SortedMap<String, String> masked) {}

  /** From {@code from}, 1,000 at most; a full answer may be followed by more. */
  @Get("/duties/{duty}/notes")
  List<NoteView> notes(
      String duty, @QueryValue(defaultValue = "0") @PositiveOrZero int from, Authentication token) {
    Duty found = duties.require(duty, Caller.of(token));
    List<NoteView> views = new ArrayList<>();
    for (Notes.Note note : notes.of(found)) {
      views.add(
          new NoteView(
              note.rule(),
              note.broken() == null ? "open" : "broken",
              note.submission().value(),
              note.sheet(),
              note.broken() == null ? List.of() : note.broken().refs(),
              note.broken() == null ? List.of() : note.broken().cells(),
              note.broken() == null ? "" : note.broken().message(),
              note.broken() == null ? "" : note.broken().english()));
    }
    return views.stream().skip(from).limit(PAGE).toList();
  }

  /** The cards or vouchers that count, from {@code from}, 1,000 at most. */
  @Get("/duties/{duty}/subjects")
  List<SubjectView> subjects(
      String duty, @QueryValue(defaultValue = "0") @PositiveOrZero int from, Authentication token) {
    return persons.subjects(duties.require(duty, Caller.of(token))).stream()
        .skip(from)
        .limit(PAGE)
        .toList();
  }
}
