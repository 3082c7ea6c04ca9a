package org.nuanbao.local.cloud;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.nuanbao.functions.sweep.SweepHandler;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * All functions in a process of their own, over the {@link StoresApart} of another: a kill here
 * takes away what a kill takes away on AWS. It accepts the orders {@code night <campaign>}, {@code
 * sweep} and {@code heap}.
 */
public final class WorkerApart {
  private WorkerApart() {}

  /** The command line for {@code CloudChild}. */
  public static List<String> command(StateFolder state) {
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        WorkerApart.class.getName(),
        state.root().toString());
  }

  public static void main(String[] args) throws IOException {
    StateFolder state = StateFolder.at(Path.of(args[0]));
    System.setProperty("nuanbao.log", state.log().toString());
    System.setProperty("logback.configurationFile", "org/nuanbao/local/log-file.xml");
    EmbeddedCloud.identify(state);
    Endpoints endpoints = Endpoints.of(state);
    try (CloudClients clients = clients(state, endpoints)) {
      Queues queues = Queues.in(clients.sqs());
      try (EmbeddedServer server =
              ApplicationContext.run(
                  EmbeddedServer.class,
                  RunningSystem.properties(state, endpoints, endpoints.port("api")));
          Dispatcher _ =
              new Dispatcher(
                  server.getApplicationContext(), clients, queues, Provision.tables(endpoints))) {
        serve(server.getURI().toString(), server.getApplicationContext());
      }
    }
  }

  private static void serve(String api, ApplicationContext functions) throws IOException {
    System.out.println("ok " + api);
    try (BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println("ok " + answer(order, functions));
      }
    }
  }

  private static Object answer(String order, ApplicationContext functions) {
    return switch (order) {
      case "heap" -> usedHeap();
      case "sweep" -> new SweepHandler(functions).execute(Map.of("atOnce", true));
      default -> new NightTimer(functions).run(order.substring(order.indexOf(' ') + 1), false);
    };
  }

  private static CloudClients clients(StateFolder state, Endpoints endpoints) {
    CloudClients plain = CloudClients.of(endpoints);
    plain.sqs().close();
    SqsClient noting =
        SqsClient.builder()
            .endpointOverride(endpoints.url(QueueServer.NAME))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(with -> with.addExecutionInterceptor(new HeldMessages(state)))
            .build();
    return new CloudClients(noting, plain.streams(), plain.s3());
  }

  /** The bytes that are still in use after a collection. */
  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
