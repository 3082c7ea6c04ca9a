package org.nuanbao.functions.upload;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import org.crac.Resource;
import org.nuanbao.functions.HttpFunction;
import org.nuanbao.functions.rehearsal.Invented;
import org.nuanbao.functions.rehearsal.RehearsalStage;
import org.nuanbao.submission.Originals;
import org.nuanbao.submission.Submissions;

/** The API behind its gateway. */
public class UploadHandler extends HttpFunction {
  public UploadHandler() {
    super(Map.of());
  }

  public UploadHandler(ApplicationContext context) {
    super(context);
  }

  /** Announces before a snapshot files that nobody sends. */
  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) {
    context.getBean(ApiTokens.class);
    context.getBean(Submissions.class).find(Invented.ID);
    context.getBean(Originals.class).ticket(Invented.submission(), Duration.ofMinutes(1));
    try (RehearsalStage stage = RehearsalStage.open()) {
      rehearse(stage);
    }
  }

  /**
   * Announces invented files.
   *
   * @throws IllegalStateException if one is refused, since the rehearsal is then no rehearsal
   */
  public static void rehearse(RehearsalStage stage) {
    UploadHandler actor = new UploadHandler(stage.context());
    ApiTokens tokens = stage.context().getBean(ApiTokens.class);
    Duration minute = Duration.ofMinutes(1);
    stage.play(
        workbook ->
            stage.asked(workbook, tokens.issue("nobody", RehearsalStage.UNIT, "filler", minute)),
        event -> actor.rehearse(event, HttpStatus.CREATED));
  }
}
