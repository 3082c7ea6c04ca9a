package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SubmissionId;

/** What the stream of the reports table says of the outbox. */
public final class OutboxStream {
  private OutboxStream() {}

  /** Whose receipt was put into the outbox, or is asked for again there. */
  public static Optional<SubmissionId> receipt(DynamodbStreamRecord change) {
    return owner(change, SubmissionItem.PREFIX).map(SubmissionId::new);
  }

  /** Of which mail a question was put into the outbox, or is asked for again there. */
  public static Optional<MailId> question(DynamodbStreamRecord change) {
    return owner(change, DynamoMailbox.SetAsideItem.PREFIX).map(MailId::new);
  }

  private static Optional<String> owner(DynamodbStreamRecord change, String kind) {
    Map<String, AttributeValue> keys = change.getDynamodb().getKeys();
    String pk = requireNonNull(keys.get(RecordSchema.PK)).getS();
    return (change.getEventName().equals("INSERT") || isAskedAgain(change))
            && requireNonNull(keys.get(RecordSchema.SK)).getS().equals(ReceiptItem.OUTBOX)
            && pk.startsWith(kind)
        ? Optional.of(pk.substring(kind.length()))
        : Optional.empty();
  }

  /** What was marked as sent has lost this mark. */
  private static boolean isAskedAgain(DynamodbStreamRecord change) {
    Map<String, AttributeValue> now = change.getDynamodb().getNewImage();
    return change.getEventName().equals("MODIFY")
        && now != null
        && now.containsKey(MarkItem.UNSENT);
  }
}
