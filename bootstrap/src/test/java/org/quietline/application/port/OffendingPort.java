package org.quietline.application.port;

/** No port, and no value. */
public final class OffendingPort {}
