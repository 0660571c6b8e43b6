package org.quietline.simulator.http;

/** What a route does with a call: reply to it, or hang up. */
public sealed interface Answer permits Reply, Answer.HangUp {
    /** What is to happen once the answer has left. */
    Runnable afterwards();

    /** Closes the connection without a byte of reply. */
    record HangUp(Runnable afterwards) implements Answer {}
}
