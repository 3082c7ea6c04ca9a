package org.nuanbao.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nuanbao.check.Finding;
import org.nuanbao.form.Severity;

/** Input H14: read where Excel asks for no password, else sent back. */
class EncryptedBooksTest {
  private static final String OWN = "暖报2018";

  @ParameterizedTest
  @EnumSource(names = {"xor", "binaryRC4", "cryptoAPI"})
  void anXlsIsReadAsExcelReadsIt(EncryptionMode mode) throws IOException {
    byte[] plain = OldFormat.of(Hostile.good());

    assertThat(Hostile.open(xls(plain, mode, Decryptor.DEFAULT_PASSWORD)))
        .isEqualTo(Hostile.open(plain))
        .isInstanceOf(ReadOutcome.Read.class);
    Hostile.refused(xls(plain, mode, OWN), "ENCRYPTED");
  }

  /** Its salt is drawn anew each time: one file in a hundred ends in what looks like a record. */
  @Test
  void thePaddingBehindTheRecordsIsNoRecord() throws IOException {
    byte[] plain = OldFormat.of(Hostile.good());
    ReadOutcome read = Hostile.open(plain);

    for (int i = 0; i < 500; i++) {
      byte[] file = xls(plain, EncryptionMode.binaryRC4, Decryptor.DEFAULT_PASSWORD);
      assertThat(Hostile.open(file)).isEqualTo(read);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"standard", "agile"})
  void anXlsxIsReadAsExcelReadsIt(EncryptionMode mode) throws Exception {
    byte[] plain = Hostile.good();

    assertThat(Hostile.open(xlsx(plain, mode, Decryptor.DEFAULT_PASSWORD)))
        .isEqualTo(Hostile.open(plain))
        .isInstanceOf(ReadOutcome.Read.class);
    Hostile.refused(xlsx(plain, mode, OWN), "ENCRYPTED");
  }

  @Test
  void aCopyOfItCanBeMade() throws Exception {
    byte[] good = Hostile.good();
    for (byte[] file :
        List.of(
            opened(good),
            xlsx(good, EncryptionMode.standard, Decryptor.DEFAULT_PASSWORD),
            xls(OldFormat.of(good), EncryptionMode.cryptoAPI, Decryptor.DEFAULT_PASSWORD))) {
      ReadOutcome.Read read = (ReadOutcome.Read) Hostile.open(file);
      Finding finding =
          new Finding(
              null, Severity.ERROR, List.of(), "名单", List.of("B6"), "X", "请改", "Change it.");
      byte[] copy = AnnotatedCopy.of(file, read, List.of(finding));

      assertThat(Hostile.lines((ReadOutcome.Read) Hostile.open(copy)))
          .isEqualTo(Hostile.lines(read));
      assertThat(PoiBooks.text(PoiBooks.any(copy).getSheetAt(0), "F5")).isEqualTo("请改");
    }
  }

  @Test
  void whatIsEncryptedPassesTheSameGuard() throws Exception {
    byte[] macro = Hostile.withPart("xl/vbaProject.bin", new byte[3]);
    byte[] bomb = Hostile.withPart("xl/media/image1.png", new byte[20 << 20]);
    byte[] broken = Hostile.good();
    broken[broken.length / 2] ^= 1;

    Hostile.refused(opened(macro), "MACRO");
    Hostile.refused(opened(bomb), "TOO_BIG");
    Hostile.refused(opened(broken), "BAD_ZIP");
    Hostile.refused(opened(OldFormat.of(Hostile.good())), "WRONG_TYPE");
    Hostile.refused(opened("姓名,年龄\n".getBytes(StandardCharsets.UTF_8)), "WRONG_TYPE");
  }

  @Test
  void aPasswordThatIsHashedWithoutEndIsNotTried() throws Exception {
    EncryptionInfo info =
        new EncryptionInfo(
            EncryptionMode.agile, CipherAlgorithm.aes128, HashAlgorithm.sha512, -1, -1, null);
    info.getVerifier().setSpinCount(100);
    byte[] good = encrypted(Hostile.good(), info, Decryptor.DEFAULT_PASSWORD);
    String spins = "spinCount=\"100\"";
    byte[] endless = replaced(good, spins, "spinCount=\"2000000000\"");

    assertThat(Hostile.open(good)).isInstanceOf(ReadOutcome.Read.class);
    long start = System.nanoTime();
    Hostile.refused(endless, "ENCRYPTED");
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(5_000);
  }

  @Test
  void damagedEncryptionIsStillEncryption() throws Exception {
    byte[] good = opened(Hostile.good());
    for (int at = 600; at < good.length; at += good.length / 60) {
      byte[] bad = good.clone();
      Arrays.fill(bad, at, Math.min(at + 8, bad.length), (byte) 0x5a);
      assertThat(Hostile.open(bad)).isNotNull();
    }
    Hostile.refused(replaced(good, "<encryption", "<encryptiom"), "ENCRYPTED");
  }

  private static byte[] opened(byte[] file) throws IOException, GeneralSecurityException {
    return xlsx(file, EncryptionMode.agile, Decryptor.DEFAULT_PASSWORD);
  }

  private static byte[] xls(byte[] plain, EncryptionMode mode, String password) throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword(password);
    try (HSSFWorkbook book = new HSSFWorkbook(new ByteArrayInputStream(plain))) {
      book.setEncryptionMode(mode);
      return Edits.bytes(book);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
  }

  private static byte[] xlsx(byte[] plain, EncryptionMode mode, String password)
      throws IOException, GeneralSecurityException {
    return encrypted(plain, new EncryptionInfo(mode), password);
  }

  private static byte[] encrypted(byte[] plain, EncryptionInfo info, String password)
      throws IOException, GeneralSecurityException {
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(password);
    try (POIFSFileSystem files = new POIFSFileSystem();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      try (OutputStream stream = encryptor.getDataStream(files)) {
        stream.write(plain);
      }
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }

  /** The same container with other words in the stream that says how it is encrypted. */
  private static byte[] replaced(byte[] file, String words, String by) throws IOException {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(file));
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      String info =
          new String(
              files.createDocumentInputStream("EncryptionInfo").readAllBytes(),
              StandardCharsets.ISO_8859_1);
      assertThat(info).contains(words);
      files.createOrUpdateDocument(
          new ByteArrayInputStream(info.replace(words, by).getBytes(StandardCharsets.ISO_8859_1)),
          "EncryptionInfo");
      files.writeFilesystem(out);
      return out.toByteArray();
    }
  }
}
