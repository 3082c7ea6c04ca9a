package org.nuanbao.local.cloud;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.nuanbao.memory.MemoryMailOut;
import org.nuanbao.submission.MailOut;

/** Keeps mails in memory; handing one over is a call like that of a store. */
@Factory
@Requires(bean = MemoryMailOut.class)
final class SteppedWiring {
  @Primary
  @Singleton
  MailOut mail(MemoryMailOut mails) {
    return mail -> StoreCalls.call("MailOut", () -> mails.send(mail));
  }
}
