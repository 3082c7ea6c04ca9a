package org.nuanbao.form;

/** Whether a broken rule rejects the workbook or only asks the sender to check. */
public enum Severity {
  ERROR,
  WARNING
}
