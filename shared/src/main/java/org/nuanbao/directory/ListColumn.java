package org.nuanbao.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nuanbao.value.Plain;

/** What a column of the list of units and contacts holds, and what people call it. */
public enum ListColumn {
  CODE(
      "单位编号", "编号", "代码", "编码", "单位代码", "单位编码", "组织编号", "组织编码", "组织代码", "工会编号", "工会代码", "路径",
      "单位路径", "code", "path"),
  NAME(
      "单位名称", "名称", "单位", "单位全称", "全称", "工会名称", "工会全称", "组织名称", "工会组织名称", "基层工会", "基层工会名称", "name",
      "unit"),
  ABOVE(
      "上级单位", "上级", "上级工会", "上级名称", "上级单位名称", "上级工会名称", "上级编号", "上级单位编号", "所属上级", "上级组织", "隶属",
      "隶属单位", "主管工会", "主管单位", "parent", "above"),
  TYPE("单位类型", "类型", "类别", "单位类别", "单位性质", "性质", "type"),
  MAIL(
      "邮箱", "电子邮箱", "邮件", "电子邮件", "邮箱地址", "邮件地址", "电子邮箱地址", "电子邮件地址", "单位邮箱", "联系邮箱", "email",
      "e-mail", "mail"),
  PERSON(
      "联系人", "姓名", "联系人姓名", "填报人", "填报人姓名", "经办人", "经办人姓名", "报送人", "联络员", "人员姓名", "contact",
      "person"),
  PERSON_MAIL("联系人邮箱", "联系人电子邮箱", "填报人邮箱", "填报人电子邮箱", "经办人邮箱", "经办人电子邮箱"),
  ROLE("角色", "权限", "职责", "身份", "role"),
  SCOPE("负责的单位", "范围", "管理范围", "负责范围", "负责单位", "所在单位", "所属单位", "管理单位", "scope");

  private static final Pattern BESIDE = Pattern.compile("\\(.*|[*:#\\s]");

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes it immutable
  private final List<String> words;

  ListColumn(String... words) {
    this.words = List.of(words);
  }

  /** The heading in our own workbooks. */
  public String word() {
    return words.getFirst();
  }

  /** The column that a heading names; what stands in brackets does not count. */
  static Optional<ListColumn> named(String heading) {
    String bare = BESIDE.matcher(Plain.folded(heading)).replaceAll("").toLowerCase(Locale.ROOT);
    return Stream.of(values()).filter(column -> column.words.contains(bare)).findFirst();
  }
}
