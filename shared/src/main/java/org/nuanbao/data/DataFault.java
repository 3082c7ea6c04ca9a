package org.nuanbao.data;

/** A notice's data is not as it must be. The message names file and key and says what to change. */
public final class DataFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataFault(String where, String what) {
    super(where + ": " + what);
  }
}
