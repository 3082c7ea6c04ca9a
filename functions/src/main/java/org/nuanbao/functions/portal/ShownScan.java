package org.nuanbao.functions.portal;

import java.util.List;
import java.util.stream.IntStream;
import org.nuanbao.scan.Scan;
import org.nuanbao.submission.Submission;
import org.nuanbao.value.Masking;

/**
 * A scan as its page shows it.
 *
 * @param tag what was seen, a word
 * @param tone of the tag, as a task's
 * @param line what it means, and what to do
 * @param pictures the numbers of the pages that can be shown
 */
public record ShownScan(
    int number,
    String file,
    String sent,
    String tag,
    String tone,
    String line,
    List<Integer> pictures) {
  /** A scan of a submission's signed page. */
  static ShownScan of(Scan scan, Submission submission) {
    Scan.Look look = scan.look();
    Look shown = look == null ? UNDER_WAY : look(look, submission);
    return new ShownScan(
        scan.number(),
        Masking.shownName(scan.file().name()),
        OfficeTime.minute(scan.at()),
        shown.tag(),
        shown.tone(),
        shown.line(),
        IntStream.rangeClosed(1, look == null ? 0 : look.pages()).boxed().toList());
  }

  private record Look(String tag, String tone, String line) {}

  private static final Look UNDER_WAY = new Look("正在看", "go", "通常几秒钟就好，不必守着这一页。");

  private static Look look(Scan.Look look, Submission submission) {
    String here = "第 " + submission.version() + " 版";
    return switch (look.match()) {
      case MATCHED -> new Look("已对上" + here, "good", "二维码说的表、单位、日期和版本都对。");
      case OTHER_VERSION ->
          look.version() == submission.version()
              ? new Look("不是按这份文件印的", "bad", "请打印这里的签字页，签字盖章后再传。")
              : new Look(
                  "是第 " + look.version() + " 版的",
                  "bad",
                  "这里是"
                      + here
                      + "。请打印"
                      + here
                      + "的签字页，签字盖章后再传；第 "
                      + look.version()
                      + " 版的请到那一版去传。");
      case OTHER_PERIOD -> new Look("是另一期的", "bad", "表对，日期不对。请到那一期去传。");
      case OTHER_FORM -> new Look("是另一张表的", "bad", "请到那张表去传；这里要的是本表的签字页。");
      case OTHER_UNIT -> new Look("是别的单位的", "bad", "可能是拿错了纸。请传本单位的签字页。");
      case NO_CODE -> new Look("没有认出二维码", "warn", "由上级工会审核时对照着看。不想等，可以把整张纸拍正、拍清楚，再传一次。");
      case REFUSED -> new Look("看不了", "bad", look.told());
    };
  }

  /** Whether it is still to be looked at. */
  public boolean isUnderWay() {
    return tone.equals(UNDER_WAY.tone());
  }
}
