package org.nuanbao.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Notes in a file which messages this process has in hand. After its death, another process can
 * make them come again at once, as the queue itself does when their visibility ends.
 */
final class HeldMessages implements ExecutionInterceptor {
  private static final int HIDDEN_SECONDS = 3_600;

  private final Path file;
  private final Set<String> held = new LinkedHashSet<>();

  HeldMessages(StateFolder state) {
    file = file(state);
  }

  private static Path file(StateFolder state) {
    return state.root().resolve("held-messages");
  }

  /** What a dead process had in hand, one line each: a queue and a receipt handle. */
  static List<String> left(StateFolder state) throws IOException {
    if (!Files.exists(file(state))) {
      return List.of();
    }
    List<String> left = Files.readAllLines(file(state));
    Files.delete(file(state));
    return left;
  }

  /** Makes these messages come again now. */
  static void release(List<String> left, SqsClient sqs) {
    for (String line : left) {
      int space = line.indexOf(' ');
      sqs.changeMessageVisibility(change ->
          change
              .queueUrl(line.substring(0, space))
              .receiptHandle(line.substring(space + 1))
              .visibilityTimeout(0));
    }
  }

  /** Hides messages so long that none comes again on its own, however slow the machine is. */
  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case ReceiveMessageRequest asked ->
          asked.toBuilder().visibilityTimeout(HIDDEN_SECONDS).build();
      case ChangeMessageVisibilityBatchRequest anew ->
          anew.toBuilder()
              .entries(
                  anew.entries().stream()
                      .map(entry -> entry.copy(change -> change.visibilityTimeout(HIDDEN_SECONDS)))
                      .toList())
              .build();
      default -> context.request();
    };
  }

  /** Makes each message look as if it came for the first time: a death here is not its fault. */
  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    return context.response() instanceof ReceiveMessageResponse got
        ? got.toBuilder()
            .messages(got.messages().stream().map(HeldMessages::asNew).toList())
            .build()
        : context.response();
  }

  private static Message asNew(Message message) {
    return message.hasAttributes()
        ? message.copy(change ->
            change.attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")))
        : message;
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof ReceiveMessageRequest asked
        && context.response() instanceof ReceiveMessageResponse got
        && got.hasMessages()) {
      note(() -> got.messages().forEach(m -> held.add(asked.queueUrl() + " " + m.receiptHandle())));
    }
  }

  /** Forgets a message before it is deleted: one that is gone cannot be made to come again. */
  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    if (context.request() instanceof DeleteMessageBatchRequest done) {
      note(() ->
          done.entries()
              .forEach(entry -> held.remove(done.queueUrl() + " " + entry.receiptHandle())));
    }
  }

  private synchronized void note(Runnable change) {
    change.run();
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, List.copyOf(held));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
