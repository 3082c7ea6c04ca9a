package org.nuanbao.authoring.draft;

import java.util.List;

/** What a drafted form asks for, by its kind. */
sealed interface DraftBody {
  record Items(List<DraftSection> sections) implements DraftBody {}

  record Rows(List<DraftAnswer> columns) implements DraftBody {}

  record Crossed(List<DraftLine> rows, List<DraftAnswer> columns) implements DraftBody {}

  /** A card, or a voucher. */
  record Sheet(boolean voucher, List<DraftQuestion> questions, List<DraftTable> tables)
      implements DraftBody {}
}
