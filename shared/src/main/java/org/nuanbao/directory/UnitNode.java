package org.nuanbao.directory;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.value.Plain;

/** A unit while a list is compared with the directory: as it was, its row, and what it becomes. */
final class UnitNode {
  /** As it was; null for a new unit. */
  final @Nullable ListedUnit was;

  /** Its row; null if the list does not have it. */
  @Nullable ListRow row;

  /** The unit it stands under; null for the root, and as long as it is not known. */
  @Nullable UnitNode above;

  /** Its path; null as long as it has none. */
  @Nullable UnitPath path;

  /** The path that its row names; null if it names none. */
  @Nullable UnitPath wanted;

  @Nullable String code;
  @Nullable String type;
  String mail;

  /** What it becomes; what it was if the list does not have it, or its row has a problem. */
  @Nullable ListedUnit now;

  /** Whether its row has a problem, so that nothing of it is written. */
  boolean bad;

  UnitNode(@Nullable ListedUnit was, @Nullable ListRow row) {
    this.was = was;
    this.row = row;
    this.now = was;
    this.path = was == null ? null : was.path();
    this.code = was == null ? null : was.code();
    this.type = was == null ? null : was.type();
    this.mail = was == null ? "" : was.mail();
  }

  /** Its name by the list, or as it was; a name that was only typed otherwise stays. */
  String name() {
    String written = row == null ? "" : row.text(ListColumn.NAME);
    boolean same =
        was != null
            && (written.isEmpty() || Plain.folded(written).equals(Plain.folded(was.name())));
    return same ? requireNonNull(was).name() : written;
  }

  boolean isOpen() {
    return was != null && !was.closed();
  }

  /** Whether it stands in the tree that the list leads to. */
  boolean counts() {
    return row == null ? isOpen() : !(bad && was == null);
  }

  /** A code as it is compared: a program may have taken it for a number. */
  static String key(String code) {
    String bare = Plain.compact(code).toUpperCase(Locale.ROOT);
    return bare.matches("\\d+") ? bare.replaceFirst("^0+(?=.)", "") : bare;
  }
}
