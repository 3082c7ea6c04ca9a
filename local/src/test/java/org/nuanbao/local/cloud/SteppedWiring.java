package org.nuanbao.local.cloud;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.nuanbao.memory.MemoryMailOut;
import org.nuanbao.submission.MailOut;

/** Mails that are kept in memory; handing one over is a call like any of a store. */
@Factory
@Requires(bean = MemoryMailOut.class)
final class SteppedWiring {
  @Primary
  @Singleton
  MailOut mail(MemoryMailOut mails) {
    return mail -> StoreCalls.call("MailOut", () -> mails.send(mail));
  }
}
