package org.nuanbao.functions.dynamo;

import java.util.function.Function;
import org.nuanbao.submission.AnnouncedFile;

/** The announced file, as attributes of a submission and of its receipt. */
final class FileAttributes {
  private FileAttributes() {}

  static <T> ItemSchema<T> add(ItemSchema<T> schema, Function<T, AnnouncedFile> file) {
    return schema
        .text("fileName", item -> file.apply(item).name())
        .number("fileSize", item -> file.apply(item).size())
        .text("fileSha256", item -> file.apply(item).sha256())
        .text("fileType", item -> file.apply(item).contentType());
  }

  static AnnouncedFile read(ItemDraft draft) {
    return new AnnouncedFile(
        draft.text("fileName"),
        draft.number("fileSize"),
        draft.text("fileSha256"),
        draft.text("fileType"));
  }
}
