package org.nuanbao.functions.dynamo;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** {@code NOTICE#<id>}/{@code V#<version>}: a published notice, never changed. */
record NoticeItem(String pk, String sk, SdkBytes source) {
  static final TableSchema<NoticeItem> SCHEMA =
      ItemSchema.of(NoticeItem.class, NoticeItem::pk, NoticeItem::sk)
          .bytes("source", NoticeItem::source)
          .build(draft -> new NoticeItem(draft.pk(), draft.sk(), draft.bytes("source")));

  static String pk(String id) {
    return "NOTICE#" + id;
  }

  static String sk(String version) {
    return "V#" + version;
  }
}
