package org.quietline.adapter.web.page;

/**
 * Why a message waits to be sent.
 *
 * @param why what kept it the last time and what that means, in whole sentences
 * @param next when it is tried again
 */
public record Wait(String why, Time next) {}
