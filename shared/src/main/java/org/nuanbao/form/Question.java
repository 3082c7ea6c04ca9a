package org.nuanbao.form;

/**
 * One question of a card or voucher.
 *
 * @param key the name in samples; within a group {@code group.part}
 * @param label the plain label
 * @param printed as printed, spaces and number included
 */
public record Question(String key, String label, String printed, AnswerType answer)
    implements Prompt {

  /** The name in findings: the question itself, or the group it is part of. */
  public String ref() {
    int dot = key.indexOf('.');
    return dot < 0 ? key : key.substring(0, dot);
  }
}
