package org.quietline.adapter.firestore.client;

/** A document that is not as it should be, by somebody else's hand. Names the field, never its value. */
public final class BadDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, without personal data */
    public BadDocumentException(String problem) {
        super(problem);
    }
}
