package org.nuanbao.functions.portal;

import java.util.List;
import org.nuanbao.submission.Submission;

/**
 * How far a file is on its way: 收到 → 检查 → 入库 → 回执.
 *
 * @param done how many of the steps are done
 * @param word the state in a word
 * @param asked how often a browser has asked
 */
public record Progress(int done, String word, int asked, boolean isSettled) {
  /** The steps of every file. */
  public static final List<String> STEPS = List.of("收到", "检查", "入库", "回执");

  private static final List<Integer> PAUSES = List.of(1, 1, 1, 2, 2, 3, 5, 8, 13, 20, 30);

  static Progress of(Submission submission, int asked) {
    return switch (submission.state()) {
      case AWAITING ->
          submission.receivedAt() == null
              ? new Progress(0, "还没有收到", asked, false)
              : new Progress(1, "正在检查", asked, false);
      case VALIDATED -> new Progress(2, "正在入库", asked, false);
      case ACCEPTED -> new Progress(4, "已接收", asked, true);
      case REJECTED -> new Progress(2, "没有计入", asked, true);
      case SUPERSEDED -> new Progress(4, "没有变化", asked, true);
    };
  }

  /** In how many seconds to ask again: soon at first, then less and less often. */
  public int pause() {
    return PAUSES.get(Math.min(asked, PAUSES.size() - 1));
  }
}
