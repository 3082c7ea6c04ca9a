package org.nuanbao.local.cloud;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Sees every call of every SDK client in this JVM. The SDK finds this class through a resource
 * file, so that a new call or client is a crash point without further work.
 */
public final class StoreCalls implements ExecutionInterceptor {
  private static final Pattern ITEM_KIND = Pattern.compile("\\(S=([A-Z]+)[#)]");

  /** The first folder of an object's key, or the name that ends a queue's URL. */
  private static final Pattern OBJECT_NAME = Pattern.compile("^[a-z]+(?=/)|[^/]+$");

  private static final ExecutionAttribute<CrashPlan> MINE = new ExecutionAttribute<>("crashPlan");
  private static volatile @Nullable CrashPlan armed;

  /** Uses this plan from now on, until it is taken away by null. */
  static void arm(@Nullable CrashPlan plan) {
    armed = plan;
  }

  /** Makes a call that does not go through the SDK, such as sending a mail. */
  static void call(String name, Runnable work) {
    CrashPlan plan = armed;
    if (plan == null || !plan.comes(name)) {
      work.run();
      return;
    }
    if (plan.how() == CrashPlan.How.FAILS_BEFORE) {
      throw CrashPlan.unreachable();
    }
    work.run();
    throw new CrashPlan.Died();
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    CrashPlan plan = armed;
    if (plan == null) {
      return;
    }
    if (plan.comes(kind(context.request()))) {
      if (plan.how() == CrashPlan.How.FAILS_BEFORE) {
        throw CrashPlan.unreachable();
      }
      attributes.putAttribute(MINE, plan);
    }
  }

  @Override
  public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
    CrashPlan plan = attributes.getAttribute(MINE);
    if (plan != null && plan.how() == CrashPlan.How.SENT_TWICE && plan.strike()) {
      throw CrashPlan.unreachable();
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    CrashPlan plan = attributes.getAttribute(MINE);
    if (plan != null && plan.how() == CrashPlan.How.DIES_AFTER && plan.strike()) {
      throw new CrashPlan.Died();
    }
  }

  /** An answer that is a refusal gets lost like any other. */
  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    CrashPlan plan = attributes.getAttribute(MINE);
    return plan != null && plan.how() == CrashPlan.How.DIES_AFTER && plan.strike()
        ? CrashPlan.unreachable()
        : context.exception();
  }

  /**
   * The call with the kinds of items or objects that it is about: what stands before the first
   * {@code #} of a key, or the first folder of an object.
   */
  private static String kind(SdkRequest request) {
    Matcher keys = ITEM_KIND.matcher(request.toString());
    SortedSet<String> kinds = new TreeSet<>();
    while (keys.find()) {
      kinds.add(keys.group(1));
    }
    field(request, "Key")
        .or(() -> field(request, "QueueUrl"))
        .map(OBJECT_NAME::matcher)
        .filter(Matcher::find)
        .ifPresent(found -> kinds.add(found.group()));
    return kinds.isEmpty() ? name(request) : name(request) + " " + String.join(" ", kinds);
  }

  static String name(SdkRequest request) {
    String operation = request.getClass().getSimpleName().replaceAll("Request$", "");
    return field(request, "TableName")
        .or(() -> field(request, "Bucket"))
        .map(target -> operation + " " + target)
        .orElse(operation);
  }

  private static Optional<String> field(SdkRequest request, String name) {
    return request
        .getValueForField(name, Object.class)
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }
}
