package org.nuanbao.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nuanbao.functions.aggregate.AggregateHandler;
import org.nuanbao.functions.convert.ConvertHandler;
import org.nuanbao.functions.inbox.InboxHandler;
import org.nuanbao.functions.look.LookHandler;
import org.nuanbao.functions.poll.PollHandler;
import org.nuanbao.functions.receipt.ReceiptHandler;
import org.nuanbao.functions.sweep.SweepHandler;
import org.nuanbao.functions.validate.ValidateHandler;

class WiringTest {
  @TempDir Path folder = Path.of("");

  @Test
  void everyBeanOfTheDeployedContainerCanBeMade() {
    Map<String, Object> properties =
        Map.of(
            "nuanbao.keys.file",
            folder.resolve("keys.json").toString(),
            "nuanbao.token.secret",
            MemoryCloud.SECRET);
    try (ApplicationContext context =
        ApplicationContext.builder("test")
            .properties(properties)
            .eagerInitSingletons(true)
            .start()) {
      List.of(
              new ValidateHandler(context),
              new ConvertHandler(context),
              new ReceiptHandler(context),
              new AggregateHandler(context),
              new SweepHandler(context),
              new InboxHandler(context),
              new LookHandler(context),
              new PollHandler(context))
          .forEach(handler -> assertThat(handler).isNotNull());
    }
  }

  @Test
  void withoutASecretForTokensThereIsNoApi() {
    try (ApplicationContext context = new MemoryCloud().start(Map.of())) {
      assertThat(context.getBeanDefinitions(Object.class))
          .noneMatch(bean ->
              bean.getBeanType().getName().endsWith("Controller")
                  && bean.getBeanType().getName().startsWith("org.nuanbao"));
    }
  }
}
