package org.nuanbao.form;

/** The script a form is printed in: simplified or traditional. */
public enum Script {
  HANS,
  HANT
}
