package org.quietline.adapter.web.page;

/**
 * One thing that happened to a message.
 *
 * @param detail more about it, or ""
 */
public record Step(Badge badge, String detail, Time at) {}
