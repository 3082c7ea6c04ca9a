package org.nuanbao.functions;

/**
 * Whether Lambda takes a snapshot of this process (SnapStart). Its runtime answers to org.crac, and
 * holds what is registered there only weakly; a function itself is held as long as it lives.
 */
public final class Snapshots {
  private Snapshots() {}

  public static boolean areTaken() {
    return "snap-start".equals(System.getenv("AWS_LAMBDA_INITIALIZATION_TYPE"));
  }
}
