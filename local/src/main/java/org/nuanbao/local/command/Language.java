package org.nuanbao.local.command;

/** The language of messages. */
enum Language {
  ZH,
  EN
}
