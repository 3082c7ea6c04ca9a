package org.nuanbao.functions.portal;

/**
 * A duty that a file may be meant for.
 *
 * @param form what a workbook's own mark calls the form
 * @param isForm whether a workbook is owed; else any document
 * @param most how many bytes the file may have
 */
public record UploadTarget(String duty, String form, String title, boolean isForm, long most) {}
