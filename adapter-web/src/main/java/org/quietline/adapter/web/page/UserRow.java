package org.quietline.adapter.web.page;

/** One registered user. */
public record UserRow(Contact contact, Badge status, boolean isActive, boolean isOptedOut) {}
