package org.nuanbao.functions.rehearsal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nuanbao.value.Bytes;

/** A small HTTP server at the loopback address. The JDK's own is a module that a JDK may lack. */
public final class Loopback implements Closeable {
  /** Where it is asked. */
  static final String ADDRESS = "127.0.0.1";

  private static final int BACKLOG = 8;

  /**
   * What was asked.
   *
   * @param path without the query
   * @param headers by their names in lower case
   */
  public record Request(String method, String path, Map<String, String> headers, Bytes body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** What is answered. */
  public record Answer(int status, Map<String, String> headers, Bytes body) {}

  /** Answers requests, of several callers at once. */
  public interface Service {
    /**
     * Answers.
     *
     * @throws IOException if no answer can be given; the caller is then left without one
     */
    Answer answer(Request asked) throws IOException;
  }

  private final ServerSocket door;
  private final Service service;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * Opens the server.
   *
   * @param port 0 for any
   * @throws IOException if the port cannot be had
   */
  public Loopback(int port, Service service) throws IOException {
    door = new ServerSocket(port, BACKLOG, InetAddress.ofLiteral(ADDRESS));
    this.service = service;
    Thread.ofPlatform().daemon().name("loopback").start(this::letIn);
  }

  int port() {
    return door.getLocalPort();
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        open.add(caller);
        if (door.isClosed()) {
          caller.close();
        }
        Thread.ofPlatform().daemon().start(() -> serve(caller));
      } catch (IOException e) {
        // The caller went away; or the door was closed, which ends the loop.
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        InputStream in = new BufferedInputStream(caller.getInputStream());
        OutputStream out = caller.getOutputStream()) {
      caller.setTcpNoDelay(true);
      for (Request asked = read(in, out); asked != null; asked = read(in, out)) {
        out.write(bytes(asked, service.answer(asked)));
        out.flush();
      }
    } catch (IOException e) {
      // The caller went away; what it misses it says itself.
      return;
    } finally {
      open.remove(caller);
    }
  }

  private static @Nullable Request read(InputStream in, OutputStream out) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    if (headers.containsKey("expect")) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
      out.flush();
    }
    byte[] body =
        headers.getOrDefault("transfer-encoding", "").equals("chunked")
            ? joined(in)
            : in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    String[] words = first.split(" ", -1);
    return new Request(words[0], words[1].replaceFirst("\\?.*", ""), headers, new Bytes(body));
  }

  /** The whole of what comes in parts, each with its length before it. */
  static byte[] joined(InputStream parts) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (int length = length(parts); length > 0; length = length(parts)) {
      whole.writeBytes(parts.readNBytes(length));
      line(parts);
    }
    String trailer = line(parts);
    while (!trailer.isEmpty()) {
      trailer = line(parts);
    }
    return whole.toByteArray();
  }

  private static int length(InputStream in) throws IOException {
    return Integer.parseInt(line(in).replaceFirst(";.*", ""), 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private static byte[] bytes(Request asked, Answer answer) {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(answer.status).append(" OK\r\n");
    answer.headers.forEach(
        (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(answer.body.array().length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.toString().getBytes(ISO_8859_1));
    if (!"HEAD".equals(asked.method)) {
      bytes.writeBytes(answer.body.array());
    }
    return bytes.toByteArray();
  }

  /** Closes all connections, so that no snapshot has any. */
  @Override
  public void close() throws IOException {
    door.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
