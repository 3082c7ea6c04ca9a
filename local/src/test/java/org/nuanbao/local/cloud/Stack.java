package org.nuanbao.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.nuanbao.submission.SubmissionId;
import org.nuanbao.value.Bytes;
import org.nuanbao.value.Sha256;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The stack that {@code ./nuanbao localstack deploy} made from template.yaml. */
public final class Stack implements WholeSystem {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final StaticCredentialsProvider KEY =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

  private final Path instance;
  private final JsonNode stack;
  private final SqsClient sqs;

  private Stack(Path instance) throws IOException {
    this.instance = instance;
    stack = JSON.readTree(instance.resolve("stack.json").toFile());
    sqs =
        SqsClient.builder()
            .endpointOverride(url())
            .region(region())
            .credentialsProvider(KEY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  /** The stack whose folder is named by the property {@code nuanbao.localstack}. */
  public static Stack deployed() throws IOException {
    return new Stack(Path.of(Objects.requireNonNull(System.getProperty("nuanbao.localstack"))));
  }

  public URI url() {
    return URI.create(stack.path("url").asText());
  }

  private Region region() {
    return Region.of(stack.path("region").asText());
  }

  public String output(String name) {
    return Objects.requireNonNull(stack.path("outputs").get(name), name).asText();
  }

  /** The name that a resource of the template has in this stack. */
  public String resource(String name) {
    return Objects.requireNonNull(stack.path("resources").get(name), name).asText();
  }

  /** Calls AWS's command line and returns its answer. */
  public JsonNode aws(String... arguments) throws IOException {
    List<String> line = new ArrayList<>(List.of(stack.path("python").asText(), "-m", "awscli"));
    line.addAll(List.of("--endpoint-url", url().toString(), "--output", "json"));
    line.addAll(List.of("--region", region().id()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_PAGER", ""));
    builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
    Process process = builder.start();
    String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return JSON.readTree(answer);
  }

  /** The processes that run a function now; ps shows command lines that Java would cut off. */
  public List<ProcessHandle> processesOf(String handler) throws IOException {
    Process ps = new ProcessBuilder("ps", "-axww", "-o", "pid=,args=").start();
    try (BufferedReader lines = ps.inputReader()) {
      return lines
          .lines()
          .filter(line -> line.endsWith(" " + handler))
          .map(line -> Long.parseLong(line.strip().split("\\s", 2)[0]))
          .flatMap(pid -> ProcessHandle.of(pid).stream())
          .toList();
    }
  }

  @Override
  public URI api() {
    return URI.create(url() + "/_aws/execute-api/" + resource("Api") + "/v1");
  }

  @Override
  public BearerTokens tokens() {
    try (SecretsManagerClient secrets =
        SecretsManagerClient.builder()
            .endpointOverride(url())
            .region(region())
            .credentialsProvider(KEY)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build()) {
      return new BearerTokens(
          secrets.getSecretValue(get -> get.secretId(output("TokenSecretArn"))).secretString());
    }
  }

  @Override
  public Path clock() {
    return instance.resolve("clock-offset");
  }

  @Override
  public void night(String campaign) throws IOException {
    JsonNode started =
        aws("stepfunctions", "start-execution", "--state-machine-arn", output("NightRunArn"));
    finished(started.path("executionArn").asText());
  }

  /** Waits for the end of a night run, which must succeed. */
  public void finished(String execution) throws IOException {
    JsonNode now = aws("stepfunctions", "describe-execution", "--execution-arn", execution);
    while (now.path("status").asText().equals("RUNNING")) {
      Pause.millis(500);
      now = aws("stepfunctions", "describe-execution", "--execution-arn", execution);
    }
    if (!now.path("status").asText().equals("SUCCEEDED")) {
      throw new IOException("the night run: " + now);
    }
  }

  /**
   * Runs the night run's steps in this process over what the stack has stored, and adds up
   * everything again; returns the number of nodes.
   */
  public int rebuildHere(String campaign) throws IOException {
    Map.of("aws.region", region().id(), "aws.accessKeyId", "test", "aws.secretAccessKey", "test")
        .forEach(System::setProperty);
    Map<String, String> outputs = new HashMap<>();
    stack
        .path("outputs")
        .properties()
        .forEach(output -> outputs.put(output.getKey(), output.getValue().asText()));
    Map<String, Object> settings =
        new HashMap<>(InstalledStores.of(new StackOutputs(outputs)).settings());
    for (String service : List.of("dynamo", "s3", "sqs")) {
      settings.put("nuanbao.endpoint." + service, url().toString());
    }
    settings.put("nuanbao.clock.offset-file", clock().toString());
    try (ApplicationContext functions = ApplicationContext.run(settings)) {
      return new NightTimer(functions).run(campaign, true);
    }
  }

  /**
   * Sets how many seconds a received message stays hidden; before that, the template's time holds.
   */
  public void hide(int seconds) {
    for (String queue :
        List.of(
            output("Uploads"),
            output("Accepted"),
            output("MailsQueueUrl"),
            output("LooksQueueUrl"))) {
      Map<QueueAttributeName, String> hidden =
          Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(seconds));
      sqs.setQueueAttributes(set -> set.queueUrl(queue).attributes(hidden));
    }
  }

  @Override
  public void deliver(String campaign, SubmissionId submission) {
    StoredObject object =
        new StoredObject(output("Originals"), campaign + "/" + submission, 1, Instant.now());
    sqs.sendMessage(
        send -> send.queueUrl(output("Uploads")).messageBody(LambdaEvents.objectCreated(object)));
  }

  @Override
  public DeadLetters uploads() {
    return new DeadLetters(sqs, output("Uploads"), output("UploadsDeadLettersUrl"));
  }

  @Override
  public DeadLetters accepted() {
    return new DeadLetters(sqs, output("Accepted"), output("AcceptedDeadLettersUrl"));
  }

  @Override
  public void hurry() {
    // Longer than an invocation takes: what is done after its message came back is not taken away.
    hide(6);
  }

  /**
   * Puts the mail into the bucket as SES does, with what SES found out on top. The same mail given
   * again is put again.
   */
  @Override
  public void mailIn(String by, Bytes mail) throws IOException {
    String domain = by.substring(by.indexOf('@') + 1);
    byte[] head =
        ("Authentication-Results: amazonses.com; spf=pass smtp.mailfrom=" + domain + "\r\n")
            .getBytes(UTF_8);
    Path file = Files.createTempFile("mail", ".eml");
    try {
      Files.write(file, head);
      Files.write(file, mail.array(), StandardOpenOption.APPEND);
      String key = "raw/" + Sha256.hex(mail.array());
      aws(
          "s3api",
          "put-object",
          "--bucket",
          output("Mails"),
          "--key",
          key,
          "--body",
          file.toString());
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public List<MimeMessage> mails(String address) throws IOException, MessagingException {
    List<MimeMessage> mails = new ArrayList<>();
    JsonNode all;
    try (InputStream in = url().resolve("/_aws/ses").toURL().openStream()) {
      all = JSON.readTree(in);
    }
    for (JsonNode sent : all.path("messages")) {
      MimeMessage mail =
          new MimeMessage(
              Session.getInstance(new Properties()),
              new ByteArrayInputStream(sent.path("RawData").asText().getBytes(UTF_8)));
      if (String.valueOf(mail.getHeader("To", ",")).contains(address)) {
        mails.add(mail);
      }
    }
    return mails;
  }

  @Override
  public void close() {
    sqs.close();
  }
}
