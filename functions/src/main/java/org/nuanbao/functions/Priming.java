package org.nuanbao.functions;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import org.crac.Core;
import org.crac.Resource;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.submission.Submissions;

/**
 * What a function does before Lambda takes its snapshot: one look-up, of a submission that never
 * was, which every function may make. The classes of SDK, TLS and table mapping are loaded then,
 * and the first event after a restore needs not wait for them. Kept by the container and so by the
 * handler; Lambda itself holds it weakly.
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

  /** Nothing to mend: clients open connections and fetch credentials anew by themselves. */
  @Override
  public void afterRestore(org.crac.Context<? extends Resource> context) {}
}
