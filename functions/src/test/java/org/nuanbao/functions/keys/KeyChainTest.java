package org.nuanbao.functions.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyChainTest {
  private static final String ID = "11010519491231002X";

  private final KeyChain chain = KeyChain.parse(KeyChain.generate());

  @Test
  void opensWhatItSealedForThePlace() {
    byte[] sealed = chain.seal(ID.getBytes(UTF_8), "PERSON#1/id_no");
    assertThat(new String(sealed, UTF_8)).doesNotContain(ID);
    assertThat(chain.open(sealed, "PERSON#1/id_no")).isEqualTo(ID.getBytes(UTF_8));
  }

  @Test
  void opensNothingForAnotherPlaceAndNamesNeither() {
    byte[] sealed = chain.seal(ID.getBytes(UTF_8), "PERSON#1/id_no");
    assertThatThrownBy(() -> chain.open(sealed, "PERSON#2/id_no"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContainingAny("PERSON", ID);
  }

  @Test
  void opensNothingThatWasChanged() {
    byte[] sealed = chain.seal(ID.getBytes(UTF_8), "a");
    sealed[sealed.length - 1] ^= 1;
    assertThatThrownBy(() -> chain.open(sealed, "a")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sealsTheSameTextDifferentlyEachTime() {
    assertThat(chain.seal(ID.getBytes(UTF_8), "a"))
        .isNotEqualTo(chain.seal(ID.getBytes(UTF_8), "a"));
  }

  @Test
  void knowsAPersonAgainAndTellsNoNumber() {
    assertThat(chain.person(ID)).isEqualTo(chain.person(ID));
    assertThat(chain.person(ID).value()).matches("v1#[0-9a-f]{64}");
    assertThat(chain.person(ID)).isNotEqualTo(chain.person("440524188001010014"));
  }

  @Test
  void hashesOneValueDifferentlyForEachPurpose() {
    assertThat(chain.keyed("card", "1")).matches("[0-9a-f]{64}");
    assertThat(
            List.of(
                chain.keyed("card", "1"),
                chain.keyed("phone", "1"),
                chain.keyed("card1", ""),
                chain.keyed("car", "d1")))
        .doesNotHaveDuplicates();
    assertThatThrownBy(() -> chain.keyed("a\0b", "c")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hashesDifferentlyUnderOtherKeys() {
    assertThat(KeyChain.parse(KeyChain.generate()).person(ID)).isNotEqualTo(chain.person(ID));
  }

  @Test
  void readsTheSameKeysFromTheirText() {
    String text = KeyChain.generate();
    KeyChain one = KeyChain.parse(text);
    assertThat(KeyChain.parse(text).person(ID)).isEqualTo(one.person(ID));
    assertThat(text.getBytes(UTF_8)).as("Secrets Manager takes 64 KB").hasSizeLessThan(2_000);
  }

  @Test
  void tellsNothingOfAKeyChainItCannotRead() {
    String broken = KeyChain.generate().replace("\"hashing\"", "\"other\"");
    String secret = broken.substring(60, 90);
    assertThatThrownBy(() -> KeyChain.parse(broken))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining(secret)
        .hasNoCause();
    assertThatThrownBy(() -> KeyChain.parse("no json"))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause();
  }

  @Test
  void makesAFileForItsOwnerOnlyAndKeepsIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("state/keys.json");
    String first = KeyChains.read(file);
    assertThat(KeyChains.read(file)).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (Stream<Path> files = Files.list(folder.resolve("state"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void givesProcessesThatStartAtOnceTheSameKeys(@TempDir Path folder) {
    Path file = folder.resolve("keys.json");
    assertThat(Stream.generate(() -> file).limit(8).parallel().map(KeyChains::read).distinct())
        .hasSize(1);
  }

  @Test
  void takesTheFileThatIsConfiguredAndDemandsOneSource(@TempDir Path folder) {
    String file = folder.resolve("keys.json").toString();
    KeyChains chains = new KeyChains();
    Secrets secrets = new Secrets(arn -> KeyChains.read(Path.of(file)));
    assertThat(chains.keys(secrets, file, "").person(ID))
        .isEqualTo(chains.keys(secrets, "", "secretsmanager:arn").person(ID));
    assertThatThrownBy(() -> chains.keys(secrets, "", "")).hasMessageContaining("nuanbao.keys");
  }
}
