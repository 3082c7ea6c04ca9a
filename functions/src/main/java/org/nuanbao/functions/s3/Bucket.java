package org.nuanbao.functions.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of small objects, each read and written whole. */
public final class Bucket {
  /** S3 lists no more objects at once. */
  private static final int PAGE = 1_000;

  private final S3Client s3;
  private final String name;

  /** Uses an existing bucket. */
  public Bucket(S3Client s3, String name) {
    this.s3 = s3;
    this.name = name;
  }

  String name() {
    return name;
  }

  void put(String key, String contentType, byte[] bytes) {
    s3.putObject(
        put -> put.bucket(name).key(key).contentType(contentType), RequestBody.fromBytes(bytes));
  }

  /**
   * Puts an object if there is none yet, and returns whether it did. Of two puts at once, one wins.
   */
  boolean putNew(String key, String contentType, byte[] bytes) {
    return putNew(put -> put.key(key).contentType(contentType), bytes);
  }

  /**
   * Puts an object if there is none yet, and returns whether it did.
   *
   * @param how sets the key, the type and whatever else the object is to have
   */
  boolean putNew(Consumer<PutObjectRequest.Builder> how, byte[] bytes) {
    try {
      s3.putObject(
          put -> put.applyMutation(how).bucket(name).ifNoneMatch("*"),
          RequestBody.fromBytes(bytes));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == 412) {
        return false;
      }
      throw e;
    }
  }

  Optional<byte[]> get(String key) {
    return whole(key).map(ResponseBytes::asByteArrayUnsafe);
  }

  /** The whole object, with what the bucket knows about it. */
  Optional<ResponseBytes<GetObjectResponse>> whole(String key) {
    try {
      return Optional.of(s3.getObjectAsBytes(get -> get.bucket(name).key(key)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** Deletes an object, whether it is there or not. */
  void delete(String key) {
    s3.deleteObject(delete -> delete.bucket(name).key(key));
  }

  /** The object's beginning, at most so many bytes, with what the bucket knows about the object. */
  Optional<ResponseBytes<GetObjectResponse>> beginning(String key, int most) {
    try (ResponseInputStream<GetObjectResponse> in =
        s3.getObject(get -> get.bucket(name).key(key))) {
      byte[] bytes = in.readNBytes(most);
      if (bytes.length == most) {
        in.abort();
      }
      return Optional.of(ResponseBytes.fromByteArrayUnsafe(in.response(), bytes));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of an object that must exist; throws if it does not. */
  byte[] demand(String key) {
    return get(key).orElseThrow(() -> new IllegalStateException("no object " + key));
  }

  boolean has(String key) {
    return head(key).isPresent();
  }

  /** What the bucket knows about an object; empty if there is none. */
  Optional<HeadObjectResponse> head(String key) {
    try {
      return Optional.of(s3.headObject(head -> head.bucket(name).key(key)));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /** The objects after this key, in the order of their keys. */
  List<S3Object> list(String after, int most) {
    return s3
        .listObjectsV2Paginator(list -> {
          list.bucket(name).maxKeys(Math.min(most, PAGE));
          if (!after.isEmpty()) {
            list.startAfter(after);
          }
        })
        .contents()
        .stream()
        .limit(most)
        .toList();
  }
}
