package org.quietline.adapter.web.page;

/**
 * Where the static files are, each under a name that changes with its content.
 *
 * @param style the style sheet
 * @param script our own script
 * @param keys the script for the keyboard
 * @param htmx the library
 * @param icon the picture in the tab
 */
public record Assets(String style, String script, String keys, String htmx, String icon) {}
