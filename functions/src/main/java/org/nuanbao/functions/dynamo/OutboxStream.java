package org.nuanbao.functions.dynamo;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nuanbao.functions.EventJson;
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

  /** The number of the letter to a unit that was put into the outbox or is asked for again. */
  public static Optional<String> letter(DynamodbStreamRecord change) {
    return owner(change, DynamoUnitLetters.LetterItem.PREFIX);
  }

  /** The mail about signing in that is to be sent, by its id. */
  public static Optional<String> door(DynamodbStreamRecord change) {
    return owner(change, DynamoSignIn.DoorItem.PREFIX);
  }

  /** Reads the stream's event; of its images only texts, and of them only what is asked here. */
  public static DynamodbEvent event(Map<String, @Nullable Object> json) {
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(
        EventJson.objects(json, "Records").stream().map(OutboxStream::change).toList());
    return event;
  }

  private static DynamodbStreamRecord change(Map<String, @Nullable Object> json) {
    Map<String, @Nullable Object> told = EventJson.object(json, "dynamodb");
    StreamRecord record = new StreamRecord();
    record.setSequenceNumber(EventJson.text(told, "SequenceNumber"));
    record.setKeys(texts(EventJson.object(told, "Keys")));
    record.setNewImage(texts(EventJson.object(told, "NewImage")));
    DynamodbStreamRecord change = new DynamodbStreamRecord();
    change.setEventName(EventJson.text(json, "eventName"));
    change.setDynamodb(record);
    return change;
  }

  private static Map<String, AttributeValue> texts(Map<String, @Nullable Object> image) {
    Map<String, AttributeValue> texts = new HashMap<>();
    for (String name : image.keySet()) {
      String text = EventJson.text(EventJson.object(image, name), "S");
      if (text != null) {
        texts.put(name, new AttributeValue(text));
      }
    }
    return texts;
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
