package org.nuanbao.functions.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which headers prove a sender at {@code a.gh.example.cn}, whose owner is {@code example.cn}. */
class VerdictsTest {
  private static final Verdicts VERDICTS = new Verdicts("mx.nuanbao.test");

  private static boolean vouched(String header) {
    return VERDICTS.vouchFor("mill@gh.example.com.cn", header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn",
        "MX.Nuanbao.Test 1; DMARC = Pass (p=none) Header.From = GH.example.com.cn",
        "\"mx.nuanbao.test\"; dmarc=pass header.from=gh.example.com.cn;",
        "mx.nuanbao.test 1 (c);\r\n\tdmarc\r\n =\r\n pass header\r\n .\r\n from=gh.example.com.cn",
        "mx.nuanbao.test; dkim=pass header.d=example.com.cn header.b=\"a/+b\" header.s=s1",
        "mx.nuanbao.test; dkim/1=pass (2048-bit (rsa\\)) key) header.d=mail.example.com.cn",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=bounces+x=y@send.example.com.cn",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=<mill@example.com.cn>; dmarc=none",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=\"a b; (\"@gh.example.com.cn",
        "mx.nuanbao.test; spf=pass reason=\"x; y\" smtp.mailfrom=@gh.example.com.cn",
        "mx.nuanbao.test; iprev=pass policy.iprev=2001:db8::1; x-new/3=odd; spf=none;"
            + " dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass (ok) client-ip=1.2.3.4; envelope-from=a@other.test;"
            + " helo=mail.other.test; dkim=pass header.i=@other.test;"
            + " dmarc=pass header.from=gh.example.com.cn;",
      })
  void aServersHeaderVouches(String header) {
    assertThat(vouched(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";",
        "mx.nuanbao.test",
        "mx.nuanbao.test; none",
        "mx.nuanbao.test;",
        // of another server, or of none
        "mx.evil.test; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test.evil.test; dmarc=pass header.from=gh.example.com.cn",
        "mx.evil.test mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn",
        "(mx.nuanbao.test) mx.evil.test; dmarc=pass header.from=gh.example.com.cn",
        "; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test 1 2; dmarc=pass header.from=gh.example.com.cn",
        // about another domain, or about none
        "mx.nuanbao.test; dmarc=pass",
        "mx.nuanbao.test; dmarc=pass header.from=example.com.cn",
        "mx.nuanbao.test; dmarc=pass header.from=other.com.cn",
        "mx.nuanbao.test; dmarc=pass header.d=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn header.from=evil.test",
        "mx.nuanbao.test; dkim=pass header.d=evil-example.com.cn",
        "mx.nuanbao.test; dkim=pass header.d=other.com.cn",
        "mx.nuanbao.test; dkim=pass header.d=com.cn",
        "mx.nuanbao.test; dkim=pass header.d=cn",
        "mx.nuanbao.test; dkim=pass header.i=@gh.example.com.cn",
        "mx.nuanbao.test; dkim=pass header.d=evil.test header.i=@gh.example.com.cn",
        "mx.nuanbao.test; spf=pass smtp.helo=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=gh.example.com.cn@evil.test",
        "mx.nuanbao.test; spf=pass header.d=gh.example.com.cn",
        // another verdict within the first
        "mx.nuanbao.test; spf=pass smtp.mailfrom=\"a; dmarc=pass header.from=gh.example.com.cn\"@e.test",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=e.test dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass (a; dmarc=pass header.from=gh.example.com.cn) smtp.mailfrom=e.test",
        "mx.nuanbao.test; spf=pass (a (b) ; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass (a \\) ; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass a) ; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass reason=\"a\\\"; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; x=\"a\"; y=\"; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=pass smtp.mailfrom=\"a\"header.from=gh.example.com.cn",
        "mx.nuanbao.test; x-dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc.x=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=passing header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass/1 header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass x header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn\u0000",
        "mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn\u3000x",
        // one check failed
        "mx.nuanbao.test; spf=fail smtp.mailfrom=e.test; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; spf=softfail; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dkim=temperror; dmarc=pass header.from=gh.example.com.cn",
        "mx.nuanbao.test; dmarc=pass header.from=gh.example.com.cn; dmarc=fail",
      })
  void aForgersOrAFailedOneDoesNot(String header) {
    assertThat(vouched(header)).isFalse();
  }

  @Test
  void noServerVouchesForNobodyAndALongHeaderIsNotRead() {
    String good = "; dmarc=pass header.from=gh.example.com.cn";
    assertThat(new Verdicts("").vouchFor("mill@gh.example.com.cn", good)).isFalse();
    assertThat(vouched("mx.nuanbao.test (" + "(".repeat(5_000) + good)).isFalse();
  }

  @Test
  void ofWhatNobodyCanRegisterOnlyTheSameDomainCounts() {
    String spf = "mx.nuanbao.test; spf=pass smtp.mailfrom=";
    assertThat(VERDICTS.vouchFor("a@gov.cn", spf + "gov.cn")).isTrue();
    assertThat(VERDICTS.vouchFor("a@gov.cn", spf + "x.gov.cn")).isFalse();
    assertThat(VERDICTS.vouchFor("a@x.gov.cn", spf + "y.gov.cn")).isFalse();
    assertThat(VERDICTS.vouchFor("a@x.github.io", spf + "y.github.io")).isFalse();
  }
}
