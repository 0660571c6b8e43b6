package org.quietline.adapter.web.page;

/** A field of a form that nobody sees. */
public record Hidden(String name, String value) {}
