package org.nuanbao.workbook.guard;

import java.util.Collection;

/** What a file is by its content, whatever its name says; and what its sender can do about it. */
public enum ContentKind {
  /** What an {@code .xlsx} is packed in, and maybe one. */
  ZIP,
  /** What an {@code .xls} is packed in, and maybe one. */
  OLE2,
  PDF("一个 PDF 文件", "a PDF file", Todo.FILL_IN),
  WORD("一个 Word 文档", "a Word document", Todo.FILL_IN),
  SLIDES("一个演示文稿", "a presentation", Todo.FILL_IN),
  IMAGE("一张图片", "a picture", Todo.FILL_IN),
  OFD("一个 OFD 版式文件", "an OFD file", Todo.FILL_IN),
  ARCHIVE("一个压缩包", "an archive", Todo.UNPACK),
  MAIL("一封邮件", "a mail", Todo.UNPACK),
  SHORTCUT("一个快捷方式", "a shortcut", Todo.FIND),
  PROGRAM("一个程序", "a program", Todo.FILL_IN),
  WEB_PAGE("一个网页（只是名字像工作簿）", "a web page under a workbook's name", Todo.SAVE_AS),
  XML_SHEET("一个“XML 电子表格”文件", "an XML spreadsheet of the old kind", Todo.SAVE_AS),
  TEXT("一个文本文件（如 CSV）", "a text file, such as CSV", Todo.SAVE_AS),
  OPEN_DOCUMENT("一个 OpenDocument 表格（.ods）", "an OpenDocument spreadsheet", Todo.SAVE_AS),
  BINARY("一个二进制工作簿（.xlsb）", "a binary workbook (.xlsb)", Todo.SAVE_AS),
  OLD("一个 Excel 95 或更早的工作簿", "a workbook of Excel 95 or earlier", Todo.SAVE_AS),
  NUMBERS("一个 Numbers 表格", "a Numbers spreadsheet", Todo.EXPORT),
  PROTECTED("一个被文件加密（防泄密）软件加密的文件", "a file encrypted by office protection software", Todo.DECRYPT),
  /** Every byte as likely as any other, and nothing that says what it is. */
  SEALED(
      "一个无法识别的文件，很可能被文件加密（防泄密）软件加密过",
      "a file of no known kind, most likely encrypted by office protection software",
      Todo.DECRYPT),
  UNKNOWN,
  EMPTY;

  private enum Todo {
    FILL_IN(
        "请下载模板，用 WPS 或 Excel 填写后上传 .xlsx。", "please fill in the template and upload the .xlsx."),
    UNPACK("请取出里面的工作簿，直接上传工作簿本身。", "please upload the workbook in it by itself."),
    FIND("请上传它指向的工作簿本身。", "please upload the workbook it points to."),
    SAVE_AS("请用 WPS 或 Excel 打开后另存为 .xlsx 再上传。", "please open it and save it as .xlsx."),
    EXPORT("请在 Numbers 里导出为 Excel（.xlsx）再上传。", "please export it as Excel (.xlsx)."),
    DECRYPT(
        "请先解密（在加密软件里解密或申请外发），确认在别的电脑上也能打开，再上传。",
        "please decrypt it first, make sure that another computer opens it, and upload it again.");

    private final String chinese;
    private final String english;

    Todo(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }

  private final String chinese;
  private final String english;

  ContentKind() {
    this.chinese = Problem.WRONG_TYPE.chinese();
    this.english = Problem.WRONG_TYPE.english();
  }

  ContentKind(String chinese, String english, Todo todo) {
    this.chinese = "这是" + chinese + "，不是能读取的工作簿；" + todo.chinese;
    this.english = "This is " + english + ", no workbook that can be read; " + todo.english;
  }

  /** By a file's bytes, and of a zip by the names of what it holds. */
  public static ContentKind of(byte[] file) {
    return ContentSigns.kind(file);
  }

  /** By the streams of an OLE2 file that holds no workbook. */
  public static ContentKind ofStreams(Collection<String> names) {
    return ContentSigns.ofStreams(names);
  }

  /**
   * Refuses whatever is not of this kind.
   *
   * @throws Refused that says what it is
   */
  public void demand(ContentKind wanted) {
    if (this != wanted) {
      throw refused();
    }
  }

  /** Why a file of this kind is not read. */
  public FileRefusal refused() {
    return this == EMPTY
        ? new FileRefusal(
            Problem.UNREADABLE, "文件是空的，没有内容；请重新上传。", "The file is empty; please upload it again.")
        : new FileRefusal(Problem.WRONG_TYPE, chinese, english);
  }
}
