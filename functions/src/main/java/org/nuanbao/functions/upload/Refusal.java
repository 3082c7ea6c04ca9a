package org.nuanbao.functions.upload;

import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;

/** Why a request is refused, in words that say what to do. The name is the answer's code. */
public enum Refusal {
  WRONG_REQUEST(
      HttpStatus.BAD_REQUEST,
      "请求内容不完整或格式不对，请检查后重试。",
      "The request is incomplete or malformed; correct it and try again."),
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED, "登录已失效，请重新登录。", "You are not signed in; please sign in again."),
  NOT_YOURS(
      HttpStatus.FORBIDDEN,
      "没有这个单位或这项操作的权限，请核对登录的单位，或与上级工会联系。",
      "This unit or action is not yours; check how you signed in or ask the union above."),
  UNKNOWN(HttpStatus.NOT_FOUND, "找不到所要的内容，请核对地址。", "There is no such thing; check the address."),
  WRONG_METHOD(
      HttpStatus.METHOD_NOT_ALLOWED, "该地址不支持这种操作。", "This address does not take this method."),
  APPROVED(
      HttpStatus.CONFLICT,
      "该任务已审核通过，不能再报送。如需更改，请联系上级工会退回。",
      "The duty is approved; ask the union above to return it before sending again."),
  CHANGED(
      HttpStatus.CONFLICT,
      "该任务已有新的报送，请刷新后重新审核。",
      "Another version has come since; look at that one and decide again."),
  PAID_ELSEWHERE(
      HttpStatus.CONFLICT,
      "没有通过：名单中有人由另一份报送领取同一项资金（已审核，或正在审核）。请核对后退回其中一份，再审核；另一份不在您的范围内的，请与上级工会联系。",
      "Not approved: another duty pays somebody on it from the same fund; return one of the two first."),
  UNFINISHED(
      HttpStatus.CONFLICT,
      "人数较多，已登记一部分，尚未通过。请再点一次“通过”，会接着办理。",
      "A long list: part of it is registered, it is not approved yet; approve again to go on."),
  EXISTS(
      HttpStatus.CONFLICT,
      "这个编号的活动已经开设，通知或单位不同，没有改动。请换一个编号。",
      "A campaign of this id is open with another notice or tree; nothing changed, take another id."),
  OTHERS_NOTICE(
      HttpStatus.CONFLICT,
      "这个编号的通知由另一个总工会先发布，没有发布。请换一个编号。",
      "A notice of this id belongs to another root; nothing was published, take another id."),
  NOTICE_REPLACED(
      HttpStatus.CONFLICT,
      "这个通知已有新的版本，活动没有开设。请先查看新版本，再按新版本开设。",
      "The notice has another version by now; look at that one and open the campaign with it."),
  DIRECTORY_CHANGED(
      HttpStatus.CONFLICT,
      "单位名单刚刚被改过，没有写入。请重新比较，看过变化再写入。",
      "The directory has changed since; nothing was written, compare again and look at it."),
  NO_DIRECTORY(
      HttpStatus.CONFLICT,
      "还没有单位名单，活动没有开设。请先导入单位。",
      "There is no directory of units yet; import the units first."),
  NOT_REPORTED(
      HttpStatus.CONFLICT,
      "该任务还没有已接收的报送，请先等单位报送。",
      "Nothing has been accepted for this duty yet; wait for the unit's report."),
  TOO_LARGE(
      HttpStatus.REQUEST_ENTITY_TOO_LARGE,
      "文件太大，请删去图片和无关的工作表后再报送。",
      "The file is too large; remove pictures and other sheets and send again."),
  WRONG_KIND(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "请报送 PDF、Word（doc、docx）、图片（jpg、png）或 Excel（xlsx）文件。",
      "Send a PDF, Word document, picture (jpg, png) or xlsx workbook."),
  WRONG_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE, "请以 JSON 格式发送请求。", "Please send the request as JSON."),
  WRONG_NOTICE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "通知数据有误，没有发布。请先用 nuanbao notice lint 检查。",
      "The notice's data is wrong and was not published; check it with nuanbao notice lint."),
  WRONG_TREE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "单位树有误：路径不能重复，每个单位的上级都要在内。",
      "The tree is wrong: each path once, and the unit above each must be there."),
  WRONG_MOVE(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "没有改动：两个单位都要在单位树中，新的上级不能在该单位之下，也不能是自己报送的单位；原来的上级之下至少要留一个单位。",
      "Not moved: both must be in the tree; the new one above is not below it and does not file;"
          + " somebody must be left where it was."),
  WRONG_DAY(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "没有保存：延长后的截止日不能早于通知规定的截止日。",
      "Not saved: more time cannot end before the notice's own day."),
  WRONG_AMOUNT(
      HttpStatus.UNPROCESSABLE_ENTITY,
      "金额没有保存：该表或该项资金不由上级填写金额，或有人员不在本次报送中。",
      "Amounts not saved: they are not the federation's to enter here, or a person is not listed."),
  FAULT(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "系统暂时出错，请稍后重试；多次不成请联系上级工会。",
      "Something went wrong here; try again later.");

  private final HttpStatus status;
  private final String message;
  private final String english;

  Refusal(HttpStatus status, String message, String english) {
    this.status = status;
    this.message = message;
    this.english = english;
  }

  /** The status of the answer. */
  public HttpStatus status() {
    return status;
  }

  /** What to do, in words. */
  public Answer answer() {
    return new Answer(name(), message, english);
  }

  /** The exception to throw; it ends the request. */
  public Refused exception() {
    return new Refused(this);
  }

  /** The refusal for a status with which the framework itself refuses. */
  static Refusal of(HttpStatus status) {
    return switch (status) {
      case UNAUTHORIZED -> NOT_SIGNED_IN;
      case FORBIDDEN -> NOT_YOURS;
      case NOT_FOUND -> UNKNOWN;
      case METHOD_NOT_ALLOWED -> WRONG_METHOD;
      case REQUEST_ENTITY_TOO_LARGE -> TOO_LARGE;
      case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE -> WRONG_TYPE;
      default -> status.getCode() < 500 ? WRONG_REQUEST : FAULT;
    };
  }

  /**
   * The body of every refusal.
   *
   * @param code stable, upper case
   * @param message what to do, in plain Chinese
   */
  @Serdeable
  public record Answer(String code, String message, String english) {}

  /** Ends a request with a refusal. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    private Refused(Refusal refusal) {
      super(refusal.name());
      this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
      return refusal;
    }
  }
}
