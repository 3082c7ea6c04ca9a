package org.nuanbao.functions.upload;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.nuanbao.data.DataFault;
import org.nuanbao.functions.FailureTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where exceptions become answers: ours by their refusal, the framework's own by
 * their status, anything else as a fault that is logged. An exception's message is not passed on.
 */
@Singleton
@Primary
final class ExceptionAnswers
    implements ExceptionHandler<Exception, HttpResponse<Refusal.Answer>>,
        ErrorResponseProcessor<Refusal.Answer> {
  private static final Logger LOG = LoggerFactory.getLogger(ExceptionAnswers.class);

  @Override
  @SuppressWarnings("rawtypes") // the framework's signature
  public HttpResponse<Refusal.Answer> handle(HttpRequest request, Exception exception) {
    return switch (exception) {
      case Refusal.Refused refused -> answer(refused.refusal(), refused.refusal().answer());
      case DataFault wrong -> answer(Refusal.WRONG_NOTICE, told(wrong));
      default -> {
        LOG.error("fault {}", FailureTrace.of(exception));
        yield answer(Refusal.FAULT, Refusal.FAULT.answer());
      }
    };
  }

  @Override
  public MutableHttpResponse<Refusal.Answer> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    Refusal refusal = Refusal.of(response.status());
    return response.body(
        refusal == Refusal.WRONG_REQUEST
            ? WrongFields.answer(context.getRootCause().orElse(null))
            : refusal.answer());
  }

  /**
   * The answer with the fault's place. It may be told: a notice's data is the publisher's own and
   * names nobody.
   */
  private static Refusal.Answer told(DataFault wrong) {
    Refusal.Answer answer = Refusal.WRONG_NOTICE.answer();
    return new Refusal.Answer(
        answer.code(), answer.message(), answer.english() + " " + wrong.getMessage());
  }

  private static HttpResponse<Refusal.Answer> answer(Refusal refusal, Refusal.Answer answer) {
    return HttpResponse.<Refusal.Answer>status(refusal.status()).body(answer);
  }
}
