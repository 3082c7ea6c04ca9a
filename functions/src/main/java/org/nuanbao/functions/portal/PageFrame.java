package org.nuanbao.functions.portal;

import org.jspecify.annotations.Nullable;
import org.nuanbao.directory.Role;

/**
 * What is the same on every page.
 *
 * @param root the way from this page's address up to the pages' root; addresses on a page are
 *     relative, so that the pages work below any prefix
 * @param visitor null where it is not known who asks
 */
public record PageFrame(String root, @Nullable Visitor visitor, Assets assets) {
  /** The root as seen from a request's path, which begins with {@code /portal}. */
  static String root(String path) {
    int depth = (int) path.chars().filter(c -> c == '/').count() - 2;
    return depth < 0 ? "portal/" : depth == 0 ? "./" : "../".repeat(depth);
  }

  /** The address of an asset as seen from this page. */
  public String asset(String name) {
    return root + assets.path(name);
  }

  /** The address of another page as seen from this one. */
  public String to(String page) {
    return root + page;
  }

  public boolean isIn() {
    return visitor != null && visitor.present() != null;
  }

  /** Whether who is signed in acts as this. */
  public boolean actsAs(Role role) {
    return visitor != null && isIn() && visitor.role() == role;
  }

  /** Who is signed in, for the corner of the page. */
  public String who() {
    return visitor == null ? "" : visitor.in().contact().name();
  }

  /** What every form on a page sends along. */
  public String guard() {
    return visitor == null ? "" : visitor.session().guard();
  }
}
