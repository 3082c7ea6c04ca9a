package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.submission.MailId;
import org.nuanbao.submission.SubmissionId;

/** Reads what the reports table's stream says about the outbox. */
public final class OutboxStream {
  private OutboxStream() {}

  /** The submission whose receipt was put into the outbox or is asked for again. */
  public static Optional<SubmissionId> receipt(DynamodbStreamRecord change) {
    return owner(change, SubmissionItem.PREFIX).map(SubmissionId::new);
  }

  /** The mail whose question was put into the outbox or is asked for again. */
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

  /** Whether an item changed that was not sent; one that was sent has lost its mark. */
  private static boolean isAskedAgain(DynamodbStreamRecord change) {
    Map<String, AttributeValue> now = change.getDynamodb().getNewImage();
    return change.getEventName().equals("MODIFY")
        && now != null
        && now.containsKey(MarkItem.UNSENT);
  }
}
