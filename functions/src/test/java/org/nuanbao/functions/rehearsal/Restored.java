package org.nuanbao.functions.rehearsal;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crac.Resource;
import org.nuanbao.functions.LambdaTestContext;

/**
 * A process in which a function does what it does before a snapshot, then answers events. Says on
 * standard output when the first begins and what each answer is.
 */
final class Restored {
  static final String BEGINS = "the events begin";
  static final String ANSWER = "answer: ";

  private Restored() {}

  /**
   * Runs.
   *
   * @param args the handler's class; whether it rehearses; the files of the events
   */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    RequestStreamHandler handler =
        Class.forName(args[0])
            .asSubclass(RequestStreamHandler.class)
            .getConstructor()
            .newInstance();
    LambdaTestContext call = new LambdaTestContext();
    if (Boolean.parseBoolean(args[1])) {
      try {
        ((Resource) handler).beforeCheckpoint(null);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    System.out.println(BEGINS);
    for (int i = 2; i < args.length; i++) {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      byte[] event = Files.readAllBytes(Path.of(args[i]));
      handler.handleRequest(new ByteArrayInputStream(event), answer, call);
      System.out.println(ANSWER + answer);
    }
    System.exit(0);
  }
}
