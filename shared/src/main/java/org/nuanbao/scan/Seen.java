package org.nuanbao.scan;

import java.util.List;

/** What was seen in a file. */
public sealed interface Seen {
  /**
   * A file that can be shown.
   *
   * @param pages how many pictures there are
   * @param codes the texts of the square codes on them, whosever they are
   */
  record Pictured(int pages, List<String> codes) implements Seen {}

  /** A file that cannot be shown. */
  record Refused(Why why) implements Seen {}

  /** Why a file cannot be shown, and what its sender is told. */
  enum Why {
    EMPTY("文件是空的，请重新扫描或拍照。"),
    TOO_LARGE("文件太大，最多 20 MB。请用手机的“中等大小”，或扫描成 200 dpi 的灰度。"),
    NOT_A_SCAN("这不是扫描件。请传 PDF、JPEG 或 PNG。"),
    HEIC("这是苹果手机的 HEIC 照片，这里打不开。请在手机的“设置—相机—格式”里选“兼容性最佳”，再拍一次。"),
    BROKEN("文件不完整，打不开。可能没有传完或保存坏了，请重新扫描或拍照。"),
    ENCRYPTED("PDF 加了密码。请去掉密码后再传。"),
    TOO_MANY_PAGES("页数太多，最多 20 页。请只扫描签字盖章的那几页。"),
    TOO_MANY_PIXELS("图太大，超过 6,000 万像素。请扫描成 200 到 300 dpi，或用手机的普通模式拍。"),
    UNKNOWN_PICTURE("PDF 里的图是 JPEG 2000 或 JBIG2 格式，这里打不开。请在扫描仪上改选 JPEG，或者拍照。"),
    TOO_HARD("这个文件太复杂，系统看了很久也没有看完。请打印出来再扫描，或者拍照。"),
    OURS("系统多次看这个文件都没有成功，这是系统的问题。文件已经收好；请再传一次，仍不行请打电话给上级工会。");

    private final String told;

    Why(String told) {
      this.told = told;
    }

    public String told() {
      return told;
    }
  }
}
