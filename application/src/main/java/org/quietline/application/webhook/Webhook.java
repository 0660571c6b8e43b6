package org.quietline.application.webhook;

import java.time.Duration;

/** Takes one kind of a carrier's webhooks. Served over HTTP by the web adapter, understood by the carrier's adapter. */
public interface Webhook {
    /**
     * Answers one request. When the answer says that a message was taken, it is stored for good. Throws
     * {@link org.quietline.application.port.StoreUnavailableException} when it could not be, and nothing is
     * half-written.
     */
    Answer handle(Request request);

    /**
     * Is told how a request to this webhook was answered in the end, also when it never came to {@link #handle} or the
     * answer came too late.
     *
     * @param status the HTTP status
     * @param took from the first look at the request to its answer
     */
    default void answered(int status, Duration took) {}

    /** One request as it came, its method and content type checked. Its {@code toString} tells only the length. */
    final class Request {
        private final String pathAndQuery;
        private final String signature;
        private final byte[] body;

        /**
         * Holds the parts; the body is not copied.
         *
         * @param pathAndQuery the raw path and query as they stood in the request line, not decoded
         * @param signature the value of the carrier's signature header, or "" when there is none
         * @param body the raw body
         */
        public Request(String pathAndQuery, String signature, byte[] body) {
            this.pathAndQuery = pathAndQuery;
            this.signature = signature;
            this.body = body;
        }

        /** The raw path and query. */
        public String pathAndQuery() {
            return pathAndQuery;
        }

        /** The signature header's value, or "". */
        public String signature() {
            return signature;
        }

        /** The raw body, not a copy. */
        public byte[] body() {
            return body;
        }

        @Override
        public String toString() {
            return "webhook request of " + body.length + " bytes";
        }
    }

    /**
     * What to answer.
     *
     * @param status the HTTP status
     * @param contentType the media type of the body, or "" when there is none
     * @param body the body, or ""
     */
    record Answer(int status, String contentType, String body) {}
}
