package org.quietline.bootstrap.doctor;

/** What a check found; printed, one line. */
public sealed interface Finding {
    /**
     * It holds.
     *
     * @param what what was checked
     */
    record Fine(String what) implements Finding {
        @Override
        public String toString() {
            return "ok       " + what;
        }
    }

    /**
     * It works, but not for all or not for long.
     *
     * @param what what was checked
     * @param advice what may go wrong and what to do, without numbers and secrets
     */
    record Doubtful(String what, String advice) implements Finding {
        @Override
        public String toString() {
            return "notice   " + what + ": " + advice;
        }
    }

    /**
     * It does not hold.
     *
     * @param what what was checked
     * @param remedy what is wrong and how to mend it, without numbers and secrets
     */
    record Wrong(String what, String remedy) implements Finding {
        @Override
        public String toString() {
            return "WRONG    " + what + ": " + remedy;
        }
    }

    /**
     * It could not be checked.
     *
     * @param what what was to be checked
     * @param reason why it could not
     */
    record Unchecked(String what, String reason) implements Finding {
        @Override
        public String toString() {
            return "skipped  " + what + ": " + reason;
        }
    }
}
