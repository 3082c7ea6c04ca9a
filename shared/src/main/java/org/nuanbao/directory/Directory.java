package org.nuanbao.directory;

import java.time.Instant;
import java.util.List;
import org.nuanbao.campaign.UnitPath;

/** Stores the standing directory of each root. */
public interface Directory {
  /** The units and contacts of a root, as they stand now. */
  Listing listing(UnitPath root);

  /**
   * Lets a listing take the place of the one it was made from, all of it at one moment, and notes
   * who did that. Committing the same again changes nothing.
   *
   * @return false if the directory has another version by now; then nothing is written
   */
  boolean commit(Listing next, Entry entry);

  /** What was written when and by whom, the oldest first. */
  List<Entry> history(UnitPath root);

  /**
   * One change of a directory.
   *
   * @param by the subject of who made it
   * @param counts how many of each, such as {@code new 6, moved 3}; nothing personal
   */
  record Entry(Instant at, String by, String counts) {}
}
