package org.nuanbao.local.cloud;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Makes events as AWS does. They are written as JSON, then read with the serialiser that Lambda's
 * own runtime uses, so that a handler gets here what it gets there.
 */
final class LambdaEvents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REGION = "cn-north-1";
  private static final ClassLoader LOADER = LambdaEvents.class.getClassLoader();

  private LambdaEvents() {}

  /** S3's notification of one finished object, as the body of a queue message. */
  static String objectCreated(StoredObject object) {
    ObjectNode event = JSON.createObjectNode();
    ObjectNode entry = event.putArray("Records").addObject();
    entry.put("eventVersion", "2.1");
    entry.put("eventSource", "aws:s3");
    entry.put("awsRegion", REGION);
    entry.put("eventTime", object.at().toString());
    entry.put("eventName", "ObjectCreated:Put");
    ObjectNode s3 = entry.putObject("s3");
    s3.put("s3SchemaVersion", "1.0");
    ObjectNode bucket = s3.putObject("bucket");
    bucket.put("name", object.bucket());
    bucket.put("arn", "arn:aws-cn:s3:::" + object.bucket());
    ObjectNode stored = s3.putObject("object");
    stored.put("key", URLEncoder.encode(object.key(), StandardCharsets.UTF_8));
    stored.put("size", object.size());
    stored.put("sequencer", Long.toHexString(object.at().toEpochMilli()).toUpperCase(Locale.ROOT));
    return event.toString();
  }

  static SQSEvent messages(Collection<Message> messages, String queue) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : messages) {
      ObjectNode entry = records.addObject();
      entry.put("messageId", message.messageId());
      entry.put("receiptHandle", message.receiptHandle());
      entry.put("body", message.body());
      ObjectNode attributes = entry.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      entry.putObject("messageAttributes");
      entry.put("md5OfBody", message.md5OfBody());
      entry.put("eventSource", "aws:sqs");
      entry.put("eventSourceARN", "arn:aws-cn:sqs:" + REGION + ":000000000000:" + queue);
      entry.put("awsRegion", REGION);
    }
    return LambdaEventSerializers.serializerFor(SQSEvent.class, LOADER).fromJson(event.toString());
  }

  static DynamodbEvent changes(List<Record> changes) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Record change : changes) {
      ObjectNode entry = records.addObject();
      entry.put("eventID", change.eventID());
      entry.put("eventName", change.eventNameAsString());
      entry.put("eventVersion", "1.1");
      entry.put("eventSource", "aws:dynamodb");
      entry.put("awsRegion", REGION);
      ObjectNode dynamodb = entry.putObject("dynamodb");
      dynamodb.put("SequenceNumber", change.dynamodb().sequenceNumber());
      dynamodb.put("StreamViewType", "NEW_AND_OLD_IMAGES");
      dynamodb.set("Keys", image(change.dynamodb().keys()));
      if (change.dynamodb().hasNewImage()) {
        dynamodb.set("NewImage", image(change.dynamodb().newImage()));
      }
      if (change.dynamodb().hasOldImage()) {
        dynamodb.set("OldImage", image(change.dynamodb().oldImage()));
      }
    }
    return LambdaEventSerializers.serializerFor(DynamodbEvent.class, LOADER)
        .fromJson(event.toString());
  }

  private static ObjectNode image(Map<String, AttributeValue> item) {
    ObjectNode image = JSON.createObjectNode();
    item.forEach((name, value) -> image.set(name, attribute(value)));
    return image;
  }

  private static ObjectNode attribute(AttributeValue value) {
    ObjectNode node = JSON.createObjectNode();
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", value.b().asByteArray());
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case SS -> value.ss().forEach(node.putArray("SS")::add);
      case NS -> value.ns().forEach(node.putArray("NS")::add);
      case BS -> {
        ArrayNode all = node.putArray("BS");
        value.bs().forEach(bytes -> all.add(bytes.asByteArray()));
      }
      case L -> {
        ArrayNode all = node.putArray("L");
        value.l().forEach(each -> all.add(attribute(each)));
      }
      case M -> node.set("M", image(value.m()));
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("unknown attribute type");
    }
    return node;
  }
}
