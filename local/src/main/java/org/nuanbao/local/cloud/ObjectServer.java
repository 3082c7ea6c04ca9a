package org.nuanbao.local.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** S3Proxy over a folder. It verifies signatures and tells a listener of each finished upload. */
final class ObjectServer implements AutoCloseable {
  static final String NAME = "s3";

  /** The pages, which come from another port, may put files; as the template says of the bucket. */
  private static final CrossOriginResourceSharing PAGES =
      new CrossOriginResourceSharing(
          List.of("http://(127\\.0\\.0\\.1|localhost):[0-9]+"),
          List.of("PUT"),
          List.of("*"),
          List.of(),
          "");

  private final S3Proxy server;

  ObjectServer(
      StateFolder state, int port, String keyId, String secret, Consumer<StoredObject> listener)
      throws IOException {
    server =
        S3Proxy.builder()
            .blobStore(
                new UploadHook(new FilesystemNio2BlobStore(state.objects().toString()), listener))
            .awsAuthentication(AuthenticationType.AWS_V4, keyId, secret)
            .endpoint(URI.create("http://127.0.0.1:" + port))
            .corsRules(PAGES)
            .build();
    ServerLifecycle.starting(NAME, server::start);
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(server::stop);
  }

  /** Tells the listener of every finished object, as S3 event notifications do. */
  private static final class UploadHook extends ForwardingBlobStore {
    /** The store keeps the parts of unfinished uploads under keys that begin like this. */
    private static final String UNFINISHED = ".s3proxy-mpu-stub-";

    private final Consumer<StoredObject> listener;

    UploadHook(BlobStore store, Consumer<StoredObject> listener) {
      super(store);
      this.listener = listener;
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
      PutObjectResponse response = super.putBlob(request, body);
      tell(request.bucket(), request.key());
      return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
        MultipartUpload upload, CompleteMultipartUploadRequest request) {
      CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
      tell(request.bucket(), request.key());
      return response;
    }

    private void tell(String bucket, String key) {
      if (!key.startsWith(UNFINISHED)) {
        long size = delegate().blobMetadata(bucket, key).contentLength();
        listener.accept(new StoredObject(bucket, key, size, Instant.now()));
      }
    }
  }
}
