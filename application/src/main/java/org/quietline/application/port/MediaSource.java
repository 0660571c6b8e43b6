package org.quietline.application.port;

import org.quietline.domain.message.Media;

/** Fetches the pictures and other files that came with messages from where the carrier keeps them. */
public interface MediaSource {
    /** The most bytes of a file that are taken. */
    int MOST_BYTES = 5 << 20;

    /** Asks for the file. Never throws for what a carrier or a network does; it answers. */
    Fetched fetch(Media media);

    /** What came of it. */
    sealed interface Fetched {
        /** The whole file. */
        final class Content implements Fetched {
            private final String contentType;
            private final byte[] content;

            /**
             * A whole one.
             *
             * @param contentType what the carrier says that it is
             */
            public Content(String contentType, byte[] content) {
                this.contentType = contentType;
                this.content = content;
            }

            /** What it is. */
            public String contentType() {
                return contentType;
            }

            /** Its bytes, not copied: nobody may change them. */
            public byte[] content() {
                return content;
            }

            /** The type and the length. */
            @Override
            public String toString() {
                return contentType + " of " + content.length + " bytes";
            }
        }

        /** The carrier has it no more. */
        record Gone() implements Fetched {}

        /** It is longer than {@link #MOST_BYTES}. */
        record TooLarge() implements Fetched {}

        /** Its address is not one of our account's files, so nothing was asked. */
        record Refused() implements Fetched {}

        /** The carrier did not answer, or not with a file. */
        record Unavailable() implements Fetched {}
    }
}
