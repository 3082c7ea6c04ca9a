package org.nuanbao.functions.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.DutyId;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.MemoryCloud;
import org.nuanbao.functions.portal.PortalVisits.Shown;
import org.nuanbao.scan.LookJob.SignedScan;
import org.nuanbao.scan.PageCode;
import org.nuanbao.scan.Seen;
import org.nuanbao.submission.Disclosures.Disclosure;
import org.nuanbao.submission.Submission;

/** What becomes of a signed page, seen from its version's page. */
class ScanPagesTest {
  private static final String HASH = "ab".repeat(32);

  private final PortalVisits visits = new PortalVisits();
  private final DutyId duty = visits.cloud.open("winter-2018", "dalian-2018", "dalian-2018-1");
  private final Submission sent =
      visits.cloud.accept(duty, MemoryCloud.valid("dalian-2018", "dalian-2018-1").typed());
  private final String cookie = visits.in(Role.FILLER, MemoryCloud.LEAF);

  @AfterEach
  void close() {
    visits.close();
  }

  private String page(String name) {
    return "/portal/submissions/" + sent.id() + "/" + name;
  }

  private Shown announce(String name, String hash, String as) {
    return visits.ask(
        "POST",
        page("scans"),
        as,
        Map.of(
            "Accept", "application/json",
            "Content-Type", "application/json",
            "X-Guard", visits.get("/portal/account", as).guard()),
        "{\"fileName\":\"" + name + "\",\"size\":7,\"sha256\":\"" + hash + "\"}");
  }

  private void seen(int number, String... codes) {
    visits.cloud.lookedFiles.answer(
        new SignedScan(sent.id(), number),
        new Seen.Pictured(1, List.of(codes)),
        List.of(new byte[] {1, 2, 3}));
  }

  @Test
  void aScanIsUnderWayUntilItWasLookedAtAndThenFindsItsVersion() {
    assertThat(announce("签字页.jpg", HASH, cookie).status()).isEqualTo(201);
    assertThat(visits.get(page("scans"), cookie).body()).contains("正在看", "hx-get");

    seen(1, PageCode.of(sent).text());

    Shown shown = visits.get(page("scans/state?asked=3"), cookie);
    assertThat(shown.body()).contains("已对上第 1 版").doesNotContain("hx-get");
    assertThat(visits.cloud.scans.of(sent.id()).getFirst().look()).as("kept").isNotNull();
  }

  @Test
  void anothersCodeIsToldAndNoneIsLeftToTheReviewer() {
    PageCode mine = PageCode.of(sent);
    DutyId others =
        new DutyId(
            mine.duty().campaign(), mine.duty().form(), mine.duty().period(), MemoryCloud.OTHER);
    List<String> codes =
        List.of(
            new PageCode(mine.duty(), 2, mine.hash()).text(),
            new PageCode(mine.duty(), 1, "0123456789abcdef").text(),
            new PageCode(others, 1, mine.hash()).text(),
            "https://elsewhere.test");
    for (int i = 0; i < codes.size(); i++) {
      announce("页.pdf", HASH.replace('a', (char) ('0' + i)), cookie);
      seen(i + 1, codes.get(i));
    }

    assertThat(visits.get(page("scans"), cookie).body())
        .contains("是第 2 版的", "不是按这份文件印的", "是别的单位的", "没有认出二维码", "由上级工会审核时对照着看")
        .doesNotContain("已对上");
  }

  @Test
  void whatCouldNotBeLookedAtSaysSo() {
    announce("页.pdf", HASH, cookie);
    visits.cloud.lookedFiles.giveUp(new SignedScan(sent.id(), 1));

    assertThat(visits.get(page("scans"), cookie).body()).contains("看不了", "这是系统的问题");
  }

  @Test
  void theSameFileAgainIsTheSameScan() {
    announce("页.pdf", HASH, cookie);

    assertThat(announce("页.pdf", HASH, cookie).body()).contains("\"number\":1");
    assertThat(visits.cloud.scans.of(sent.id())).hasSize(1);
  }

  @Test
  void whoIsShownAPictureIsNotedFirst() {
    announce("页.jpg", HASH, cookie);
    seen(1);

    Shown picture = visits.get(page("scans/1/pages/1"), cookie);

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.headers()).containsEntry("content-type", "image/jpeg");
    assertThat(picture.headers()).containsEntry("cache-control", "no-store");
    assertThat(visits.cloud.disclosures.scans(sent.id()))
        .extracting(Disclosure::at)
        .containsExactly(visits.cloud.now);
    assertThat(visits.get(page("scans/1/pages/2"), cookie).status()).isEqualTo(404);
    assertThat(visits.get(page("scans/x/pages/1"), cookie).status()).isEqualTo(404);
    assertThat(visits.cloud.disclosures.scans(sent.id())).hasSize(1);
  }

  @Test
  void whoReviewsSeesTheScanAndSendsNone() {
    String reviewer = visits.in(Role.REVIEWER, MemoryCloud.EAST);

    Shown shown = visits.get(page("scans"), reviewer);

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).doesNotContain("选择文件");
    assertThat(announce("页.jpg", HASH, reviewer).status()).isEqualTo(403);
  }

  @Test
  void thePageToSignSaysWhichVersionItIsInWordsAndInItsCode() throws IOException {
    Shown shown = visits.get(page("page-to-sign"), cookie);

    assertThat(shown.body()).contains("第 1 版", "东区纺织厂工会", sent.file().sha256().substring(48));
    String picture = shown.body().replaceFirst("(?s).*data:image/png;base64,([^\"]*)\".*", "$1");
    byte[] png = Base64.getDecoder().decode(picture.replace("&#43;", "+"));
    assertThat(read(ImageIO.read(new ByteArrayInputStream(png))))
        .isEqualTo(PageCode.of(sent).text());
  }

  /** As any telephone reads it. */
  private static String read(BufferedImage picture) {
    int side = picture.getWidth();
    int[] points = picture.getRGB(0, 0, side, side, null, 0, side);
    try {
      return new QRCodeReader()
          .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, points))))
          .getText();
    } catch (ReaderException e) {
      throw new AssertionError("cannot be read", e);
    }
  }

  @Test
  void nothingIsSignedThatWasNotAccepted() {
    Submission open = visits.cloud.send(duty, new byte[] {2});

    assertThat(visits.get("/portal/submissions/" + open.id() + "/page-to-sign", cookie).status())
        .isEqualTo(409);
  }
}
