package org.nuanbao.local.command;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nuanbao.campaign.UnitPath;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a bearer token of the API, for whoever may read the installation's secrets. */
@Command(name = "token", header = "签发两小时有效的访问令牌，供运维调用接口 · a token of the API, good for two hours")
final class TokenCommand implements Callable<Integer> {
  /** What a token's holder may do below its unit. */
  enum Role {
    FILLER,
    REVIEWER,
    PUBLISHER
  }

  @Mixin private InstallationOption where = new InstallationOption();

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "PATH",
      description = "单位路径，如 /1/12/，可办理其下各单位的事 · the top of a subtree")
  private String unit = "";

  @Option(
      names = "--role",
      required = true,
      paramLabel = "filler|reviewer|publisher",
      description = "填报、审核或发布 · what it may do there")
  private Role role = Role.FILLER;

  @Option(
      names = "--as",
      defaultValue = "operator",
      paramLabel = "NAME",
      description = "记入操作留痕的名字，默认 operator · who the audit will name")
  private String subject = "operator";

  @Override
  public Integer call() throws IOException {
    if (!UnitPath.isPath(unit)) {
      throw CommandFailure.usage("单位路径应以斜线开头和结尾，如 /1/12/：" + unit, "Not a unit's path: " + unit);
    }
    String named = role.name().toLowerCase(Locale.ROOT);
    System.out.println(where.access().tokens().of(subject, new UnitPath(unit), named));
    return Exit.OK;
  }
}
