package org.quietline.bootstrap.settings;

/** How log lines look. */
public enum LogFormat {
    /** One JSON object per line. */
    JSON,
    /** Lines for people. */
    TEXT
}
