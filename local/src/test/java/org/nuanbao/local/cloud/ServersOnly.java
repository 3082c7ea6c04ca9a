package org.nuanbao.local.cloud;

import java.io.Closeable;
import java.io.IOException;

/** The servers of a folder with nothing that listens to them: events are lost. */
public final class ServersOnly implements Closeable {
  private final EmbeddedCloud cloud;

  private ServersOnly(EmbeddedCloud cloud) {
    this.cloud = cloud;
  }

  public static ServersOnly start(StateFolder state) throws IOException {
    return new ServersOnly(new EmbeddedCloud(state, object -> {}));
  }

  @Override
  public void close() {
    cloud.close();
  }
}
