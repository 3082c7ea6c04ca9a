package org.nuanbao.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import org.junit.jupiter.api.Test;
import org.nuanbao.campaign.BusinessClock;

class LazyContextTest {
  @Test
  void makesNothingThatIsNotAskedFor() {
    // Without any setting the keys, the tables and the API could not be made.
    try (ApplicationContext context = LazyContext.builder().start()) {
      assertThat(context.getBean(BusinessClock.class)).isNotNull();
      assertThat(context.getActiveBeanRegistrations(Object.class))
          .noneMatch(bean -> bean.bean().getClass().getPackageName().endsWith(".keys"));
    }
  }
}
