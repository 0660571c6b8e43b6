package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.DocumentReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports documents that cannot be read: each once, masked. They are passed over; nothing is changed in them. */
public final class BadDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(BadDocuments.class);
    private static final int MOST_REMEMBERED = 1_000;

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** Reports this document. */
    public void report(DocumentReference document, BadDocumentException problem) {
        if (reported.size() < MOST_REMEMBERED && reported.add(document.getPath())) {
            String collection = document.getParent().getId();
            LOG.warn(
                    "{}/{} is passed over: {}", collection, masked(collection, document.getId()), problem.getMessage());
        }
    }

    private static String masked(String collection, String id) {
        boolean isNamedByNumber = collection.equals(Database.USERS) || collection.equals(Database.CONVERSATIONS);
        return isNamedByNumber && !id.isBlank()
                ? PhoneNumber.ofSender(DocumentIds.name(id)).masked()
                : Redaction.redact(id);
    }
}
