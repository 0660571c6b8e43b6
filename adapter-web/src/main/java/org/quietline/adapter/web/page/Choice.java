package org.quietline.adapter.web.page;

/** One of several things to choose from. */
public record Choice(String label, String href, boolean isChosen) {}
