package org.nuanbao.local.cloud;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The ports on which a state folder's servers listen, all on the loopback. A server takes the port
 * it had before, so that URLs given out stay valid after a restart. If it cannot, it takes any free
 * port.
 */
public final class Endpoints {
  private final Map<String, Integer> ports = new TreeMap<>();

  private Endpoints() {}

  /** Reads the folder's file of ports; no port is known if there is no file. */
  public static Endpoints of(StateFolder state) throws IOException {
    Endpoints endpoints = new Endpoints();
    if (Files.exists(state.endpoints())) {
      Properties file = new Properties();
      try (BufferedReader reader = Files.newBufferedReader(state.endpoints())) {
        file.load(reader);
      }
      file.stringPropertyNames()
          .forEach(name -> endpoints.ports.put(name, Integer.valueOf(file.getProperty(name))));
    }
    return endpoints;
  }

  /** A port that is free now, if possible the one the server had before. */
  int choose(String server) throws IOException {
    int before = ports.getOrDefault(server, 0);
    int port = before != 0 && isFree(before) ? before : free();
    ports.put(server, port);
    return port;
  }

  /**
   * Checks that the port is free before anything is started for it.
   *
   * @throws BindException if it is in use
   */
  static void demandFree(int port) throws IOException {
    if (!isFree(port)) {
      throw new BindException("port " + port);
    }
  }

  int take(String server, int port) {
    ports.put(server, port);
    return port;
  }

  /**
   * The port of a server.
   *
   * @throws IllegalStateException if the folder knows none, because nothing was ever started on it
   */
  public int port(String server) {
    Integer port = ports.get(server);
    if (port == null) {
      throw new IllegalStateException("no " + server + " on this state folder");
    }
    return port;
  }

  public URI url(String server) {
    return URI.create("http://127.0.0.1:" + port(server));
  }

  void save(StateFolder state) throws IOException {
    Properties file = new Properties();
    ports.forEach((name, port) -> file.setProperty(name, port.toString()));
    Path fresh = state.endpoints().resolveSibling("endpoints.new");
    try (Writer writer = Files.newBufferedWriter(fresh)) {
      file.store(writer, null);
    }
    Files.move(fresh, state.endpoints(), StandardCopyOption.REPLACE_EXISTING);
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static boolean isFree(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(loopback(port));
      return true;
    } catch (BindException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(loopback(0));
      return socket.getLocalPort();
    }
  }
}
