package org.nuanbao.local.cloud;

import java.io.IOException;
import java.time.Duration;
import org.nuanbao.campaign.UnitPath;
import org.nuanbao.functions.upload.ApiTokens;

/** Issues bearer tokens for a state folder's system or a stack, in place of a sign-in. */
public final class BearerTokens {
  private static final Duration VALID_FOR = Duration.ofHours(2);

  private final ApiTokens tokens;

  /** Tokens are signed with this secret, which is the one the functions were given. */
  public BearerTokens(String secret) {
    tokens = new ApiTokens(secret);
  }

  public static BearerTokens of(StateFolder state) throws IOException {
    return new BearerTokens(state.secret("token"));
  }

  /**
   * Issues a token.
   *
   * @param subject who calls
   * @param unit the top of the caller's subtree
   * @param role {@code filler}, {@code reviewer} or {@code publisher}
   */
  public String of(String subject, UnitPath unit, String role) {
    return tokens.issue(subject, unit, role, VALID_FOR);
  }
}
