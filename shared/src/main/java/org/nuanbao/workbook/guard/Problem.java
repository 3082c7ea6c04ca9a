package org.nuanbao.workbook.guard;

/** Why a file cannot be read at all, with what the sender can do about it. */
public enum Problem {
  UNREADABLE(
      "文件损坏或没有传完，请重新上传；如仍不行，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。",
      "The file is damaged or incomplete; please upload it again, or open it and save it as .xlsx."),
  WRONG_TYPE(
      "这不是能读取的工作簿，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。",
      "This is not a workbook that can be read; please open it and save it as .xlsx."),
  ENCRYPTED(
      "工作簿设了密码，请去掉密码后再上传。",
      "The workbook is protected by a password; please remove it and upload again."),
  BAD_ZIP(
      "文件内部结构不正确，可能在传送中损坏；请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。",
      "The file's container is not sound; please open it and save it as .xlsx."),
  TOO_BIG(
      "文件太大或内容太多，无法读取；请删去无关的工作表、格式和行列后再上传。",
      "The file is too big; please remove sheets, formats, rows and columns that are not needed."),
  UNSAFE_XML(
      "文件内容不符合工作簿规范，为安全起见不予读取；请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。",
      "The file's content is not well formed or not safe; please open it and save it as .xlsx."),
  MACRO(
      "工作簿里有宏，请另存为不含宏的 .xlsx 再上传。",
      "The workbook holds macros; please save it as .xlsx without macros."),
  ACTIVE_CONTENT(
      "工作簿里有外部链接、数据连接或嵌入的对象，请删去后再上传。",
      "The workbook holds external links, data connections or embedded objects; please remove them."),
  BAD_CELL(
      "工作表里有位置不正确的行或单元格，请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。",
      "A row or cell stands at an impossible place; please open the file and save it as .xlsx."),
  TOO_LONG(
      "单元格里的文字超过 32767 个字，请缩短后再上传。",
      "A cell holds more than 32,767 characters; please shorten it."),
  TEMPLATE_MISMATCH(
      "认不出这是哪张表，请下载最新的模板填写后再上传。",
      "This is none of the forms asked for; please fill in the latest template."),
  TWO_FORMS(
      "这张表可能是两种表，无法确定是哪一种；请保留表头上的标题，或下载模板填写后再上传。",
      "This may be either of two forms; please keep the printed title or fill in the template.");

  private final String chinese;
  private final String english;

  Problem(String chinese, String english) {
    this.chinese = chinese;
    this.english = english;
  }

  public String chinese() {
    return chinese;
  }

  public String english() {
    return english;
  }
}
