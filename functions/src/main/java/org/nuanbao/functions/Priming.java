package org.nuanbao.functions;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import org.crac.Core;
import org.crac.Resource;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * Prepares a function before Lambda takes its snapshot. It looks up a submission that never
 * existed, which every function is allowed to do. This loads the classes of the SDK, TLS and table
 * mapping, so the first event after a restore need not wait for them. The container, and so the
 * handler, keeps this object; Lambda itself holds it only weakly.
 */
@Context
@Requires(property = "aws.lambda.initialization.type", value = "snap-start")
final class Priming implements Resource {
  private static final SubmissionId NOBODYS = new SubmissionId("0000000000000-priming");

  private final Submissions submissions;

  Priming(Submissions submissions) {
    this.submissions = submissions;
    Core.getGlobalContext().register(this);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
    submissions.find(NOBODYS);
  }

  /** Does nothing: clients open new connections and fetch new credentials by themselves. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
