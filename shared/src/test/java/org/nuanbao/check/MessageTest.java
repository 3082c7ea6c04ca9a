package org.nuanbao.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.nuanbao.form.Severity;

/** What officers read, word for word. */
class MessageTest {
  @Test
  void sumThatDoesNotAddUp() {
    assertThat(figure("2.C", "86"))
        .containsExactly("2.C“慰问困难家庭总数”填的是86，而2.D、2.E、2.F相加是85，多了1。请核对后改正。");
    assertThat(figure("3.A", "286.38"))
        .containsExactly("3.A“筹集慰问款物总额”填的是286.38，而3.B、3.C、3.D、3.E、3.F相加是286.48，少了0.1。请核对后改正。");
  }

  @Test
  void partThatIsMoreThanTheWhole() {
    assertThat(figure("1.B", "55"))
        .containsExactly("1.B“供给侧结构性改革中的困难企业和去产能任务重的企业”的55，大于1.A“走访企业”的54。请核对后改正。");
    assertThat(figure("4.A", "286.98"))
        .containsExactly(
            "4.A“发放款物”的286.98，大于3.A“筹集慰问款物总额”的286.48。请核对，情况属实可以保留。"
                + "（发放的一般不超过筹集的；如使用了上年结余或库存物资，情况属实可以保留。）");
  }

  @Test
  void figureThatNeedsAnother() {
    assertThat(figure("7.B", "0"))
        .containsExactly(
            "7.C“追讨欠薪金额”填了29.88，7.B“共协助政府有关部门帮助职工追讨欠薪”却没有填或不大于0。"
                + "请核对，情况属实可以保留。（追回了欠薪，就应有帮助追讨的人数。）");
  }

  @Test
  void figureOfTheWrongType() {
    assertThat(figure("6.A", "\"若干\""))
        .containsExactly("6.A“帮助符合条件的困难职工落实民生政策”填的不是数字，请只填数字，没有就填0。");
    assertThat(figure("6.A", "-3")).containsExactly("6.A“帮助符合条件的困难职工落实民生政策”填的是-3，不能是负数，请改正。");
    assertThat(figure("6.A", "1.5")).containsExactly("6.A“帮助符合条件的困难职工落实民生政策”填的是1.5，应是整数，请改正。");
    assertThat(figure("6.A", "3.0")).isEmpty();
    assertThat(figure("6.A", "1e999"))
        .containsExactly("6.A“帮助符合条件的困难职工落实民生政策”的内容无法读取（公式出错或数字无效），请重新填写。");
  }

  @Test
  void answerThatIsNeitherYesNorNo() {
    assertThat(work("6.B", "\"有\"")).containsExactly("6.B“资金是否纳入财政预算”只能填“是”或“否”，请改正。");
    assertThat(work("6.B", "1")).containsExactly("6.B“资金是否纳入财政预算”只能填“是”或“否”，请改正。");
    assertThat(work("6.B", "\"　是 \"")).isEmpty();
    assertThat(work("6.B", "null")).isEmpty();
  }

  @Test
  void answerThatDisagreesWithTheFigures() {
    assertThat(work("6.A", "null"))
        .containsExactly(
            "6.B“资金是否纳入财政预算”填了“是”，6.A“省级财政建立帮扶中心专项帮扶资金”却没有填或不大于0。"
                + "请核对，情况属实可以保留。（资金纳入了财政预算，就应有金额。）");
    String judged =
        messages("dalian-2018-2", it -> data(it).put("12.A", "否").put("12.B", 3).put("12.C", 0))
            .getFirst();
    assertThat(judged)
        .startsWith("12.B“募集爱心企业款物”填了3，12.A“是否通过运用公益性捐赠税前列支资格")
        .endsWith("却没有填“是”。请核对后改正。（募集、筹集了款物，说明已汇聚社会资源，应填“是”。）");
    assertThat(messages("dalian-2018-2", it -> data(it).put("12.A", "否").put("12.B", "多")))
        .containsExactly("12.B“募集爱心企业款物”填的不是数字，请只填数字，没有就填0。");
  }

  @Test
  void identityNumberThatIsWrong() {
    assertThat(cell("id_no", "\"410103199210083750\""))
        .containsExactly("第1条“身份证号”（410103********3750）校验码不对，至少有一位录错。请对照身份证逐位核对。");
    assertThat(cell("id_no", "\"410103199210083000\""))
        .containsExactly(
            "第1条“身份证号”（410103********3000）校验码不对，至少有一位录错。"
                + "末尾是000，可能以数字录入时丢失了后几位，请以文本重新录入。请对照身份证逐位核对。");
    assertThat(cell("id_no", "\"410103921008375\""))
        .containsExactly("第1条“身份证号”（410103*****8375）应为18位，现为15位。请对照身份证改正。");
    assertThat(cell("id_no", "\"410103199213083759\""))
        .containsExactly("第1条“身份证号”（410103********3759）中的出生日期不存在。请对照身份证改正。");
    assertThat(cell("id_no", "\"41010319921008375Y\""))
        .containsExactly("第1条“身份证号”（410103********375Y）的最后一位既不是数字，也不是字母X，请对照身份证重新录入这一位。");
    assertThat(cell("id_no", "410103199210083759"))
        .containsExactly("第1条“身份证号”是以数字录入的，第16位后已丢失，请以文本重新录入。");
  }

  @Test
  void identityNumberThatDisagrees() {
    assertThat(cell("sex", "\"女\"")).containsExactly("第1条“性别”与身份证号不符：身份证号上是男。请核对后改正。");
    assertThat(cell("age", "29"))
        .containsExactly("第1条“年龄”与身份证号不符：填的是29，按身份证号到2017年1月10日满24周岁。请核对，情况属实可以保留。");
  }

  @Test
  void cardThatIsWrong() {
    assertThat(cell("card_no", "\"6231934540905801991\""))
        .containsExactly("第1条“工会会员卡号或郑州银行卡号”（623193*********1991）校验位不对，至少有一位录错。请对照卡面逐位核对。");
    assertThat(cell("card_no", "\"62319345\""))
        .containsExactly("第1条“工会会员卡号或郑州银行卡号”（62****）应为16至19位，现为8位。请对照卡面改正。");
    assertThat(cell("card_no", "\"卡6231934540905801990\""))
        .containsExactly("第1条“工会会员卡号或郑州银行卡号”（卡62319**********1990）只能是数字。请对照卡面改正。");
  }

  @Test
  void valueThatIsRepeatedNamesBothRows() {
    List<String> messages =
        row(2, row -> row.put("id_no", "410103199210083759").put("age", 24).put("sex", "男"));
    assertThat(messages)
        .containsExactly(
            "第1条与第2条的“身份证号”相同（410103********3759），请删去重复的或改正。（通知要求“不遗漏、不重复”，同一人只能填一次。）",
            "第2条与第1条的“身份证号”相同（410103********3759），请删去重复的或改正。（通知要求“不遗漏、不重复”，同一人只能填一次。）");
  }

  @Test
  void cellThatMustBeFilledOrEmpty() {
    assertThat(cell("phone", "\" \"")).containsExactly("第1条“联系电话”没有填，请补填。");
    assertThat(cell("amount", "0"))
        .containsExactly("第1条“帮扶金额（省直工会填写）”应留空，请清除填写的内容。（“帮扶金额”栏由省直工会填写，报送时请留空。）");
    assertThat(cell("seq", "9")).containsExactly("第1条“序号”应为1，填的是9。请按顺序从1编号。");
    assertThat(cell("seq", "13800000014")).containsExactly("第1条“序号”应为1，填的是…。请按顺序从1编号。");
  }

  @Test
  void nameWithCharactersNobodySees() {
    assertThat(cell("employer_or_address", "\"样例\\u202e研究所\""))
        .containsExactly("第1条“工作单位或家庭地址”含有看不见的字符，请删去后重新录入。");
    assertThat(cell("employer_or_address", "\"𠮷·田\\n二楼\"")).isEmpty();
  }

  @Test
  void rosterThatIsLateUnsealedOrHasNoCounterpart() {
    assertThat(
            messages(
                "henan-2017-2",
                sample -> {
                  sample.put("submitted_on", "2017-01-11");
                  sample.withObject("/header").put("sealed", false).put("contact", "");
                  sample.withObject("/context").withArray("card_names").remove(0);
                }))
        .containsExactly(
            "应在2017年1月10日前（含当日）报送，2017年1月11日才收到，记为逾期。",
            "“填报单位”处没有盖章，请盖章后再报。",
            "“联系人”没有填，请补填。",
            "第1条“姓名”（姜*）没有找到对应的材料，请补报或核对。（名册上的每个人都要另附一份困难职工情况报表。）");
  }

  @Test
  void everyFindingSaysTheSameInEnglish() {
    List<Finding> findings =
        Judged.changed("dalian-2018-1", sample -> data(sample).put("2.C", 86).put("6.A", -1));
    assertThat(findings)
        .extracting(Finding::english)
        .containsExactly(
            "2.C“慰问困难家庭总数” is 86, but 2.D + 2.E + 2.F add up to 85: 1 too much. Please correct.",
            "6.A“帮助符合条件的困难职工落实民生政策” must not be negative.");
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.ERROR);
    assertThat(findings).extracting(Finding::code).containsExactly("SUM", "BAD_NUMBER");
  }

  private static List<String> figure(String ref, String json) {
    return messages("dalian-2018-1", sample -> data(sample).set(ref, Judged.json(json)));
  }

  private static List<String> work(String ref, String json) {
    return messages("dalian-2018-2", sample -> data(sample).set(ref, Judged.json(json)));
  }

  private static List<String> cell(String key, String json) {
    return row(1, row -> row.set(key, Judged.json(json)));
  }

  private static List<String> row(int number, Consumer<ObjectNode> change) {
    return messages(
        "henan-2017-2",
        sample -> change.accept((ObjectNode) sample.withArray("data").get(number - 1)));
  }

  private static List<String> messages(String form, Consumer<ObjectNode> change) {
    return Judged.changed(form, change).stream().map(Finding::message).toList();
  }

  private static ObjectNode data(ObjectNode sample) {
    return sample.withObject("/data");
  }
}
