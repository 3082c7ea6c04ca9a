package org.nuanbao.form;

/** Whether a broken rule rejects the workbook or only asks. */
public enum Severity {
  ERROR,
  WARNING
}
