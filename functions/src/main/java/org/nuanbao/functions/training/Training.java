package org.nuanbao.functions.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.nuanbao.functions.receipt.ReceiptHandler;
import org.nuanbao.functions.rehearsal.Loopback;
import org.nuanbao.functions.rehearsal.Loopback.Answer;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.functions.upload.UploadHandler;
import org.nuanbao.functions.validate.ValidateHandler;
import org.nuanbao.value.Bytes;

/**
 * The run of the JVM that an image's cache is made from: a function of its own, in whose event the
 * others rehearse. It is started by Lambda's runtime client, whose classes are to be in the cache
 * too, under a Runtime API of one event that is in the same process.
 */
public class Training implements RequestStreamHandler {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final String EVENT = "/invocation/next";

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context call) throws IOException {
    try (RehearsalStage stage = RehearsalStage.open()) {
      UploadHandler.rehearse(stage);
      ValidateHandler.rehearse(stage);
      ReceiptHandler.rehearse(stage);
    }
    out.write('1');
  }

  /** Runs, at the port that AWS_LAMBDA_RUNTIME_API names, and ends the process. */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    String port = System.getenv("AWS_LAMBDA_RUNTIME_API").replaceFirst(".*:", "");
    AtomicInteger asked = new AtomicInteger();
    try (Loopback _ = new Loopback(Integer.parseInt(port), call -> answer(call.path(), asked))) {
      Class.forName(CLIENT)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {Training.class.getName()});
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The one event; whoever asks for another has answered it, and is done. */
  private static Answer answer(String path, AtomicInteger asked) {
    if (path.endsWith("/error")) {
      System.exit(1);
    }
    if (!path.endsWith(EVENT)) {
      return new Answer(202, Map.of(), bytes("{\"status\":\"OK\"}"));
    }
    if (asked.incrementAndGet() > 1) {
      System.exit(0);
    }
    return new Answer(
        200,
        Map.of(
            "Content-Type",
            "application/json",
            "Lambda-Runtime-Aws-Request-Id",
            "training",
            "Lambda-Runtime-Deadline-Ms",
            "9999999999999",
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws-cn:lambda:cn-north-1:0:function:training"),
        bytes("{}"));
  }

  private static Bytes bytes(String text) {
    return new Bytes(text.getBytes(UTF_8));
  }
}
