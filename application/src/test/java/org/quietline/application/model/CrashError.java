package org.quietline.application.model;

/** The end of a process: whatever a thread of it was doing ends here, and nothing of it is heard again. */
final class CrashError extends Error {
    private static final long serialVersionUID = 1L;

    CrashError() {
        super("crashed", null, false, false);
    }
}
