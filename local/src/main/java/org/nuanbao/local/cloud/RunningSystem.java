package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nuanbao.campaign.Campaigns;
import org.nuanbao.directory.Directory;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.poll.PollHandler;
import org.nuanbao.functions.sweep.SweepHandler;
import org.nuanbao.signin.SignIn;
import org.nuanbao.signin.SignInLinks.DoorMail;
import org.nuanbao.submission.Arrivals;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submission;

/**
 * The whole product on the embedded cloud: servers, functions, dispatcher and the HTTP API. On a
 * folder that was used before, it goes on where the last run stopped.
 */
public final class RunningSystem implements Closeable {
  private static final String API = "api";

  private final EmbeddedCloud cloud;
  private final CloudClients clients;
  private final Queues queues;
  private final EmbeddedServer server;
  private final Dispatcher dispatcher;
  private final NightTimer night;
  private final SweepHandler sweep;

  private RunningSystem(
      StateFolder state,
      int api,
      EmbeddedCloud cloud,
      AtomicReference<@Nullable Dispatcher> listening)
      throws IOException {
    this.cloud = cloud;
    Endpoints endpoints = cloud.endpoints();
    clients = CloudClients.of(endpoints);
    String stream = Provision.tables(endpoints);
    Provision.buckets(clients.s3());
    queues = Queues.in(clients.sqs());
    server = ApplicationContext.run(EmbeddedServer.class, properties(state, endpoints, api));
    ApplicationContext functions = server.getApplicationContext();
    dispatcher = new Dispatcher(functions, clients, queues, stream);
    listening.set(dispatcher);
    night = new NightTimer(functions);
    sweep = new SweepHandler(functions);
    dispatcher.fetchMails(new PollHandler(functions));
  }

  /**
   * Starts everything.
   *
   * @param port of the HTTP API; 0 for the one it had before, or any free one
   * @throws StateFolder.InUse if another process has the folder open
   * @throws java.net.BindException if the port is in use
   */
  public static RunningSystem start(StateFolder state, int port) throws IOException {
    if (port != 0) {
      Endpoints.demandFree(port);
    }
    AtomicReference<@Nullable Dispatcher> listening = new AtomicReference<>();
    EmbeddedCloud cloud = new EmbeddedCloud(state, object -> uploaded(listening.get(), object));
    try {
      Endpoints endpoints = cloud.endpoints();
      int api = port == 0 ? endpoints.choose(API) : endpoints.take(API, port);
      endpoints.save(state);
      return swept(new RunningSystem(state, api, cloud, listening));
    } catch (IOException | RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /** Sends the events of what the last run left again; nothing is on its way yet. */
  private static RunningSystem swept(RunningSystem system) {
    try {
      system.sweep(true);
      return system;
    } catch (RuntimeException e) {
      system.close();
      throw e;
    }
  }

  /**
   * Passes an upload on. One that ends while the system still starts is sent again at the end of
   * the start.
   */
  private static void uploaded(@Nullable Dispatcher listening, StoredObject object) {
    if (listening != null) {
      listening.uploaded(object);
    }
  }

  /** The properties that tell the functions about the servers. */
  static Map<String, Object> properties(StateFolder state, Endpoints endpoints, int api)
      throws IOException {
    Map<String, Object> properties = new HashMap<>(InstalledStores.on(state, endpoints).settings());
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", api);
    properties.put("micronaut.server.thread-selection", "BLOCKING");
    properties.put("nuanbao.portal.url", "http://127.0.0.1:" + api + "/portal");
    properties.put("nuanbao.mail.from", PostOffice.OURS);
    properties.put("nuanbao.mail.inbox", PostOffice.OURS);
    properties.put("nuanbao.mail.authserv-id", PostOffice.NAME);
    properties.put("nuanbao.mail.imap.host", "127.0.0.1");
    properties.put("nuanbao.mail.imap.port", endpoints.port(PostOffice.IMAP));
    properties.put("nuanbao.mail.imap.user", PostOffice.OURS);
    properties.put("nuanbao.mail.imap.password", PostOffice.OURS);
    properties.put("nuanbao.mail.smtp.host", "127.0.0.1");
    properties.put("nuanbao.mail.smtp.port", endpoints.port(PostOffice.SMTP));
    properties.put("nuanbao.token.secret", state.secret("token"));
    return properties;
  }

  public URI api() {
    return server.getURI();
  }

  /** The address of the pages. */
  public URI portal() {
    return api().resolve("/portal");
  }

  /**
   * Links with which somebody of each role of the open campaigns' directories comes in at once, as
   * if they were mailed; only a system on the machine of whoever runs it has them.
   */
  public Map<Role, URI> signInLinks() {
    Campaigns campaigns = bean(Campaigns.class);
    Directory directory = bean(Directory.class);
    Map<Role, URI> links = new EnumMap<>(Role.class);
    campaigns.all().stream()
        .flatMap(campaign -> campaigns.units(campaign.id()).stream().limit(1))
        .map(unit -> unit.path().root())
        .distinct()
        .flatMap(root -> directory.listing(root).contacts().stream())
        .forEach(contact ->
            links.computeIfAbsent(
                contact.grants().getFirst().role(), _ -> signInLink(contact.address())));
    return links;
  }

  /** A link with which this contact comes in once, within a quarter of an hour. */
  public URI signInLink(String address) {
    DoorMail asked = new DoorMail("here", address, DoorMail.Kind.LINK, Instant.now());
    String token =
        bean(SignIn.class)
            .link(asked)
            .orElseThrow(() -> new IllegalArgumentException("no contact: " + address));
    return URI.create(portal() + "/enter/" + token);
  }

  /**
   * The queue in front of validating if {@code uploads}, else the one in front of converting, with
   * its dead letters.
   */
  public DeadLetters queue(boolean uploads) {
    Queues.Queue queue = uploads ? queues.uploads() : queues.accepted();
    return new DeadLetters(clients.sqs(), queue.url(), queue.deadLetters());
  }

  /** A bean of the running functions. */
  public <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  /**
   * Runs a sweep now.
   *
   * @param atOnce whether nothing is on its way, so that even what is young is sent again
   */
  public void sweep(boolean atOnce) {
    sweep.execute(Map.of("atOnce", atOnce));
  }

  /**
   * Does the night run now.
   *
   * @param campaign the only campaign to add up; all if it is empty
   * @return how many nodes were added up
   */
  public int night(String campaign) {
    return night.run(campaign, false);
  }

  /** Sends the notification of a submission's upload once more, as S3 may at any time. */
  public void deliverAgain(Submission submission) {
    Originals originals = bean(Originals.class);
    originals.stored(submission).ifPresent(bean(Arrivals.class)::again);
  }

  /**
   * Waits until twice in a row no message is in the queues or being worked on, because one may just
   * have been handed from one queue to the next.
   *
   * @return whether that happened within a minute
   */
  public boolean settle() {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    int quiet = 0;
    while (quiet < 2 && System.nanoTime() < deadline) {
      quiet = dispatcher.isIdle() ? quiet + 1 : 0;
      Pause.millis(200);
    }
    return quiet == 2;
  }

  @Override
  public void close() {
    dispatcher.close();
    server.close();
    clients.close();
    cloud.close();
  }
}
