package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.WriteBatch;

/** The collections, and how their documents are named. */
public final class Database {
    /** Registered users, by number. */
    public static final String USERS = "users";

    /** Messages that came in, by the carrier's id. */
    public static final String INCOMING = "incomingMessages";

    /** Messages that went out, by our id. */
    public static final String OUTGOING = "outgoingMessages";

    /** States of conversations, by the contact's number. */
    public static final String CONVERSATIONS = "conversations";

    /** Who did what, by the event's id. */
    public static final String AUDIT = "auditEvents";

    /** Who is signed in, by the hash of the token. */
    public static final String SESSIONS = "sessions";

    /** Which message adopted a name of the carrier after its attempt, by the name. */
    public static final String REFERENCES = "carrierReferences";

    /** How far periodic work has come, by its name. */
    public static final String WATERMARKS = "watermarks";

    /** What was counted, by day and process. */
    public static final String STATISTICS = "statistics";

    private final Firestore firestore;
    private final Lookups lookups;
    private final BadDocuments badDocuments = new BadDocuments();

    /** @param firestore the open client */
    public Database(Firestore firestore) {
        this.firestore = firestore;
        this.lookups = new Lookups(firestore);
    }

    /** The document that bears this name in this collection. */
    public DocumentReference document(String collection, String name) {
        return firestore.collection(collection).document(DocumentIds.of(name));
    }

    /** All documents of a collection. */
    public Query all(String collection) {
        return firestore.collection(collection);
    }

    /** A batch, which is applied as a whole or not at all. */
    public WriteBatch batch() {
        return firestore.batch();
    }

    /** Reads of single documents, for what is asked often and by many at once. */
    public Lookups lookups() {
        return lookups;
    }

    /** The client itself. */
    public Firestore firestore() {
        return firestore;
    }

    /** Where documents are reported that cannot be read. */
    public BadDocuments badDocuments() {
        return badDocuments;
    }
}
