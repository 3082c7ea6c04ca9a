package org.nuanbao.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
  @Test
  void keepsTheEndsOfWholeNumbers() {
    assertThat(Masking.id("410103199210083759")).isEqualTo("410103********3759");
    assertThat(Masking.card("6231934540905801990")).isEqualTo("623193*********1990");
    assertThat(Masking.phone("13800000014")).isEqualTo("138****0014");
    assertThat(Masking.name("张美玲")).isEqualTo("张*");
  }

  @Test
  void keepsLessOfShorterTexts() {
    assertThat(Masking.id("4101031992")).isEqualTo("41****");
    assertThat(Masking.phone("1380")).isEqualTo("13****");
    assertThat(Masking.phone("1")).isEqualTo("****");
    assertThat(Masking.name("")).isEmpty();
  }

  @Test
  void keepsARareCharacterWhole() {
    assertThat(Masking.name("𠮷田")).isEqualTo("𠮷*");
  }

  @Test
  void hidesLongNumbersAndFoldersOfAFileName() {
    assertThat(Masking.shownName("C:\\我的文档\\张某11010519491231002X表.xlsx"))
        .isEqualTo("张某****002X表.xlsx");
    assertThat(Masking.shownName("送温暖20180110.xlsx")).isEqualTo("送温暖20180110.xlsx");
    assertThat(Masking.shownName("../..//")).isEqualTo("（未命名）");
    assertThat(Masking.shownName("表".repeat(500))).hasSize(81);
  }
}
