package org.nuanbao.functions.upload;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.BusinessClock;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.DirectoryChange;
import org.nuanbao.directory.ListProblem;
import org.nuanbao.directory.ListedUnit;
import org.nuanbao.directory.Listing;
import org.nuanbao.reading.TextRow;
import org.nuanbao.unitlist.UnitList;

/**
 * The standing directory of a root's units and contacts. No workbook is opened here: whoever reads
 * one sends its rows.
 */
@Controller("/directory")
@Secured(Caller.PUBLISHER)
class DirectoryController {
  private final Directory directory;
  private final BusinessClock clock;

  DirectoryController(Directory directory, BusinessClock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** What the directory lists now. */
  @Serdeable
  record Standing(String version, List<UnitView> units, int contacts) {}

  /**
   * A unit of the directory.
   *
   * @param above the unit it stands under; the root's own path for the root
   */
  @Serdeable
  record UnitView(
      String path,
      @Nullable String code,
      String name,
      @Nullable String type,
      String above,
      boolean closed) {}

  /**
   * The rows of a list, to be compared with the directory, and written if asked for.
   *
   * @param rows the rows with text, of all sheets, in their order
   * @param version the version that the list was compared with; needed for writing
   * @param write whether the changes are written; else they are only told
   * @param close whether units that are not listed are closed
   */
  @Serdeable
  record ListOfUnits(
      @NotEmpty @Size(max = 20_000) List<@Valid @NotNull WrittenRow> rows,
      @Nullable String version,
      boolean write,
      boolean close) {}

  /** One row; cells by the letters of their columns. */
  @Serdeable
  record WrittenRow(
      @NotBlank String sheet, @Positive int number, @NotNull Map<String, String> cells) {}

  /**
   * What a list changes.
   *
   * @param version of the directory it was compared with, or that was written
   * @param written whether the directory lists it now
   * @param rows how many rows were read
   * @param counts how many rows of each kind; together they are the rows
   * @param closed units that are not listed
   */
  @Serdeable
  record Compared(
      String version,
      boolean written,
      int rows,
      Map<String, Integer> counts,
      List<ChangeView> changes,
      List<UnitView> closed,
      int newContacts,
      int changedContacts,
      int removedContacts,
      List<ProblemView> problems) {}

  /** A row that changes something; before and after are a unit's, and absent for a person. */
  @Serdeable
  record ChangeView(
      String sheet, int row, String kind, @Nullable UnitView was, @Nullable UnitView now) {}

  /** A row that does not count; row 0 means the whole sheet or file. */
  @Serdeable
  record ProblemView(
      String sheet,
      int row,
      String cell,
      String what,
      @Nullable String written,
      String mend,
      String english) {}

  /** The units of the caller's root. */
  @Get
  Standing standing(Authentication token) {
    Listing listing = directory.listing(root(token).unit());
    return new Standing(
        listing.version(),
        listing.units().stream().map(DirectoryController::view).toList(),
        listing.contacts().size());
  }

  /** The directory as a workbook to be changed and sent again. */
  @Get("/workbook")
  @Produces(MediaType.MICROSOFT_EXCEL_OPEN_XML)
  HttpResponse<byte[]> workbook(Authentication token) {
    return HttpResponse.ok(UnitList.write(directory.listing(root(token).unit())))
        .contentType(MediaType.MICROSOFT_EXCEL_OPEN_XML_TYPE)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"units.xlsx\"");
  }

  /**
   * Compares a list with the directory, and writes what it changes if asked for. Rows with problems
   * change nothing. Writing the same again changes nothing.
   *
   * @throws Refusal.Refused if the directory has another version than the one that was looked at
   */
  @Post("/list")
  Compared list(@Body @Valid ListOfUnits wanted, Authentication token) {
    Caller caller = root(token);
    Listing before = directory.listing(caller.unit());
    DirectoryChange change =
        DirectoryChange.of(
            before,
            wanted.rows().stream()
                .map(row -> new TextRow(row.sheet(), row.number(), row.cells()))
                .toList());
    if (!wanted.write()) {
      return compared(change, before.version(), false);
    }
    if (change.isEmpty(wanted.close())) {
      return compared(change, before.version(), true);
    }
    Listing next = wanted.close() ? change.next() : change.kept();
    Directory.Entry entry =
        new Directory.Entry(
            clock.at(Instant.now()), caller.subject(), change.counts(wanted.close()));
    if (!before.version().equals(wanted.version()) || !directory.commit(next, entry)) {
      throw Refusal.DIRECTORY_CHANGED.exception();
    }
    return compared(change, next.next(), true);
  }

  private static Caller root(Authentication token) {
    Caller caller = Caller.of(token);
    if (!caller.unit().isRoot()) {
      throw Refusal.NOT_YOURS.exception();
    }
    return caller;
  }

  private static Compared compared(DirectoryChange change, String version, boolean written) {
    Map<String, Integer> counts = new TreeMap<>();
    for (DirectoryChange.Kind kind : DirectoryChange.Kind.values()) {
      counts.put(kind.name(), change.count(kind));
    }
    return new Compared(
        version,
        written,
        change.rows().size(),
        counts,
        change.rows().stream()
            .filter(row ->
                row.kind() != DirectoryChange.Kind.UNCHANGED
                    && row.kind() != DirectoryChange.Kind.PROBLEM)
            .map(row ->
                new ChangeView(
                    row.sheet(),
                    row.number(),
                    row.kind().name(),
                    row.was() == null ? null : view(row.was()),
                    row.now() == null ? null : view(row.now())))
            .toList(),
        change.gone().stream().map(DirectoryController::view).toList(),
        (int) change.contacts().stream().filter(one -> one.was() == null).count(),
        (int)
            change.contacts().stream()
                .filter(one -> one.was() != null && one.now() != null)
                .count(),
        (int) change.contacts().stream().filter(one -> one.now() == null).count(),
        change.problems().stream().map(DirectoryController::view).toList());
  }

  private static UnitView view(ListedUnit unit) {
    return new UnitView(
        unit.path().value(),
        unit.code(),
        unit.name(),
        unit.type(),
        unit.above().value(),
        unit.closed());
  }

  private static ProblemView view(ListProblem problem) {
    return new ProblemView(
        problem.sheet(),
        problem.row(),
        problem.cell(),
        problem.what(),
        problem.written(),
        problem.mend(),
        problem.english());
  }
}
