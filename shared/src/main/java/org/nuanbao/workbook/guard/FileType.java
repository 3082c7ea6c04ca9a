package org.nuanbao.workbook.guard;

/** What a file is by its first bytes, whatever its name says. */
public enum FileType {
  ZIP,
  OLE2;

  /**
   * The type of a file that may be a workbook.
   *
   * @throws Refused for anything else
   */
  public static FileType of(byte[] file) {
    if (file.length == 0) {
      throw new Refused(Problem.UNREADABLE, "文件是空的，请重新上传。", "The file is empty; upload it again.");
    }
    if (starts(file, 'P', 'K', 3, 4)) {
      return ZIP;
    }
    if (starts(file, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
      return OLE2;
    }
    throw new Refused(Problem.WRONG_TYPE);
  }

  private static boolean starts(byte[] file, int... bytes) {
    if (file.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((file[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
