package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.DocumentReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Documents that cannot be read. Each is written to the log once, masked, and remembered until it can be read again.
 * They are passed over, and what is wrong in them is left as it is.
 */
public final class BadDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(BadDocuments.class);
    private static final int MOST_REMEMBERED = 1_000;

    private final Map<DocumentReference, String> problems = new ConcurrentHashMap<>();

    /** Reports this document. */
    public void report(DocumentReference document, BadDocumentException bad) {
        String problem = String.valueOf(bad.getMessage());
        if (problems.size() >= MOST_REMEMBERED && !problems.containsKey(document)) {
            return;
        }
        if (!problem.equals(problems.put(document, problem))) {
            LOG.warn("{}/{} is passed over: {}", document.getParent().getId(), masked(document), problem);
        }
    }

    /** Forgets this document: it can be read, or is gone. */
    public void forget(DocumentReference document) {
        problems.remove(document);
    }

    /** What is remembered of this collection, at most so many of them. */
    public List<DocumentReference> of(String collection, int limit) {
        return problems.keySet().stream()
                .filter(document -> document.getParent().getId().equals(collection))
                .limit(limit)
                .toList();
    }

    /** What is wrong with this document, if it is remembered; else "". */
    public String problem(DocumentReference document) {
        return problems.getOrDefault(document, "");
    }

    /** The document's id without a whole number in it. */
    public static String masked(DocumentReference document) {
        String collection = document.getParent().getId();
        String name = DocumentIds.name(document.getId());
        if (!collection.equals(Database.USERS) && !collection.equals(Database.CONVERSATIONS)) {
            return Redaction.redact(name);
        }
        try {
            return PhoneNumber.ofSender(name).masked();
        } catch (InvalidPhoneNumberException e) {
            return "(" + name.length() + " characters)";
        }
    }
}
