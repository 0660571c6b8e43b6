package org.quietline.adapter.web.page;

/** Somebody to choose. */
public record Person(String reference, String label, boolean isChosen) {}
