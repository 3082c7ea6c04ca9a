package org.nuanbao.functions.poll;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventFunction;
import org.nuanbao.functions.mail.ImapMailIn;

/** Fetches new mails from the mailbox; what could not be fetched is there the next time. */
public class PollHandler extends EventFunction<Map<String, Object>, Integer> {
  @Inject ImapMailIn mailIn;

  public PollHandler() {}

  public PollHandler(ApplicationContext context) {
    super(context);
  }

  /** Fetches mails and returns how many were fetched. */
  @Override
  public Integer execute(Map<String, Object> schedule) {
    return mailIn.fetch();
  }

  @Override
  protected Map<String, Object> event(Map<String, @Nullable Object> json) {
    return withoutNulls(json);
  }

  @Override
  protected Object json(Integer answer) {
    return answer;
  }

  /** Does nothing: this function may only put mails into their bucket. */
  @Override
  protected void rehearse() {}
}
