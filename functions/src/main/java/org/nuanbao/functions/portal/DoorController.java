package org.nuanbao.functions.portal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.nuanbao.directory.Grant;
import org.nuanbao.directory.Role;
import org.nuanbao.functions.upload.Refusal;
import org.nuanbao.signin.SignIn;
import org.nuanbao.value.MailAddress;

/** Signing in by a mailed link, choosing what to act as, and leaving. */
@Hidden
@Controller("/portal")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class DoorController {
  private final SignIn signIn;
  private final Pages pages;

  DoorController(SignIn signIn, Pages pages) {
    this.signIn = signIn;
    this.pages = pages;
  }

  /** Leads everybody to where their work is. */
  @Get
  HttpResponse<String> home(HttpRequest<?> request, @RequestAttribute Visitor visitor) {
    return pages.to(visitor.present() == null ? "sign-in" : start(visitor.role()), request);
  }

  private static String start(Role role) {
    return switch (role) {
      case FILLER -> "tasks";
      case REVIEWER, AUDITOR, ADMINISTRATOR -> "account";
    };
  }

  @Get("/sign-in")
  HttpResponse<String> form(HttpRequest<?> request) {
    return pages.page("sign-in", request, Map.of("wrong", ""));
  }

  /** Asks for a link. The page that follows is the same whether the address is known or not. */
  @Post("/sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> ask(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, @Body Map<String, String> form) {
    String typed = form.getOrDefault("mail", "").strip();
    Optional<String> address = MailAddress.normal(typed);
    if (address.isEmpty()) {
      return pages.page(
          "sign-in",
          HttpStatus.UNPROCESSABLE_ENTITY,
          request,
          Map.of("wrong", typed.isEmpty() ? " " : typed));
    }
    signIn.ask(address.get(), visitor.source(), Instant.now());
    return pages.page("check-mail", request, Map.of("address", address.get()));
  }

  /** Shows a button and uses nothing up: programs that look for viruses follow links in mails. */
  @Get("/enter/{token}")
  HttpResponse<String> link(HttpRequest<?> request, String token) {
    return pages.page("enter", request, Map.of("token", token));
  }

  @Post("/enter/{token}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> enter(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, String token) {
    Optional<SignIn.Entered> entered = signIn.enter(token, visitor.source(), Instant.now());
    if (entered.isEmpty()) {
      return pages.page("link-used", HttpStatus.GONE, request, Map.of());
    }
    // Whoever was in with this browser is out: an identity never outlives a sign-in.
    if (visitor.present() != null) {
      signIn.leave(visitor.session());
    }
    return pages
        .to(start(entered.get().session().acting().role()), request)
        .cookie(cookie(entered.get().cookie()));
  }

  /** Who is signed in, as what, and how to leave. */
  @Get("/account")
  HttpResponse<String> account(HttpRequest<?> request, @RequestAttribute Visitor visitor) {
    return pages.page("account", request, Map.of("visitor", visitor));
  }

  /** Acts as something else from now on. */
  @Post("/account")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> act(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, @Body Map<String, String> form) {
    visitor.demandGuard(form.get("guard"));
    String chosen = form.getOrDefault("grant", "");
    Grant grant =
        visitor.in().contact().grants().stream()
            .filter(each -> chosen.equals(each.role() + " " + each.unit()))
            .findFirst()
            .orElseThrow(Refusal.NOT_YOURS::exception);
    signIn.act(visitor.in(), grant);
    return pages.to(start(grant.role()), request);
  }

  @Post("/sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> leave(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, @Body Map<String, String> form) {
    visitor.demandGuard(form.get("guard"));
    signIn.leave(visitor.session());
    return out(request);
  }

  @Post("/sign-out-everywhere")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<String> leaveEverywhere(
      HttpRequest<?> request, @RequestAttribute Visitor visitor, @Body Map<String, String> form) {
    visitor.demandGuard(form.get("guard"));
    signIn.leaveEverywhere(visitor.session(), Instant.now());
    return out(request);
  }

  private MutableHttpResponse<String> out(HttpRequest<?> request) {
    return pages.to("sign-in", request).cookie(cookie("").maxAge(0));
  }

  private static Cookie cookie(String value) {
    return Cookie.of(PortalDoor.COOKIE, value)
        .path("/")
        .secure(true)
        .httpOnly(true)
        .sameSite(SameSite.Lax);
  }
}
