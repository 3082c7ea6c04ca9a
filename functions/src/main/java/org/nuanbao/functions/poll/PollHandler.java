package org.nuanbao.functions.poll;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;
import org.nuanbao.functions.LazyContext;
import org.nuanbao.functions.mail.ImapMailIn;

/** Fetches new mails from the mailbox; what could not be fetched is there the next time. */
public class PollHandler extends MicronautRequestHandler<Map<String, Object>, Integer> {
  @Inject ImapMailIn mailIn;

  public PollHandler() {
    super(LazyContext.builder());
  }

  public PollHandler(ApplicationContext context) {
    super(context);
  }

  /** Fetches mails and returns how many were fetched. */
  @Override
  public Integer execute(Map<String, Object> schedule) {
    return mailIn.fetch();
  }
}
