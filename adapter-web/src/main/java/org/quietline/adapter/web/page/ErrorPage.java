package org.quietline.adapter.web.page;

/**
 * What went wrong.
 *
 * @param status the HTTP status
 * @param title what it is called
 * @param detail a sentence
 * @param advice what to do about it, or ""
 */
public record ErrorPage(String status, String title, String detail, String advice) {}
