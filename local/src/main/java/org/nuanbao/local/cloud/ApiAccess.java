package org.nuanbao.local.cloud;

import java.io.IOException;
import java.net.URI;
import org.nuanbao.functions.keys.Secrets;

/**
 * The address of an installation's API and the tokens it accepts, for whoever may read its secrets.
 */
public record ApiAccess(URI url, BearerTokens tokens) {
  /** The API of the system that runs on a state folder. */
  public static ApiAccess on(StateFolder state) throws IOException {
    return new ApiAccess(Endpoints.of(state).url("api"), BearerTokens.of(state));
  }

  /** The API of a deployed stack. Its secret is fetched with the caller's AWS credentials. */
  public static ApiAccess of(StackOutputs stack) {
    String secret = new Secrets().open("secretsmanager:" + stack.demand("TokenSecretArn"));
    return new ApiAccess(URI.create(stack.demand("ApiUrl")), new BearerTokens(secret));
  }
}
