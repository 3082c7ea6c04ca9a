package org.nuanbao.local.cloud;

import java.io.IOException;
import java.net.URI;
import java.util.function.Consumer;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** S3Proxy over a folder: signatures are really verified, finished uploads are told of. */
final class ObjectServer implements AutoCloseable {
  static final String NAME = "s3";

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
            .build();
    ServerLifecycle.starting(NAME, server::start);
  }

  @Override
  public void close() {
    ServerLifecycle.quietly(server::stop);
  }
}
