package org.quietline.adapter.web.page;

/**
 * One row of an import.
 *
 * @param number the mask, or "" for a bad row
 * @param name the name afterwards, or ""
 * @param status the status afterwards, or what is wrong with the row
 * @param href where the user is, or ""
 */
public record ImportRow(String line, Badge change, String number, String name, String status, String href) {}
