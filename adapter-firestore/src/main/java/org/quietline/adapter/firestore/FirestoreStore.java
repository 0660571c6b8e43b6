package org.quietline.adapter.firestore;

import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Operations;
import org.quietline.adapter.firestore.client.QueryShape;
import org.quietline.adapter.firestore.client.StoreProbe;
import org.quietline.adapter.firestore.directory.DirectoryQueries;
import org.quietline.adapter.firestore.directory.FirestoreAuditTrail;
import org.quietline.adapter.firestore.directory.FirestoreSessions;
import org.quietline.adapter.firestore.directory.FirestoreStatistics;
import org.quietline.adapter.firestore.directory.FirestoreUserDirectory;
import org.quietline.adapter.firestore.directory.FirestoreWatermarks;
import org.quietline.adapter.firestore.log.FirestoreConversations;
import org.quietline.adapter.firestore.log.FirestoreLiveFeed;
import org.quietline.adapter.firestore.log.FirestoreMessageLog;
import org.quietline.adapter.firestore.log.FirestoreMessagePages;
import org.quietline.adapter.firestore.log.LogQueries;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/**
 * Every store port over one Firestore database. Any number of processes may use the same database. All ports may be
 * used by many threads at once.
 */
public final class FirestoreStore implements Store {
    private static final Duration SCAN_EVERY = Duration.ofMinutes(2);

    private final Connection connection;
    private final Database database;
    private final FirestoreLiveFeed feed;
    private final StoreProbe probe;
    private final FirestoreConversations conversations;
    private final FirestoreMessageLog log;

    private FirestoreStore(Connection connection, boolean isEmulated) {
        this.connection = connection;
        this.database = new Database(connection.firestore());
        this.feed = new FirestoreLiveFeed(database, isEmulated);
        connection.onBrokenListening(feed::reconnect);
        this.probe = new StoreProbe(database);
        this.conversations = new FirestoreConversations(database, new FirestoreUserDirectory(database)::all);
        this.log = new FirestoreMessageLog(database, conversations);
    }

    /**
     * Opens the store. Asks nothing of Firestore yet: an unreachable one shows at the first call.
     *
     * @throws IllegalArgumentException if the credentials cannot be read, or name no project where the settings name
     *     none; it repeats nothing of them
     */
    public static FirestoreStore open(FirestoreSettings settings) {
        String emulator = settings.emulatorHost();
        String project = settings.projectId();
        if (emulator != null && project != null) {
            return new FirestoreStore(Connection.openEmulator(project, emulator), true);
        }
        GoogleCredentials credentials = credentials(settings);
        return new FirestoreStore(
                Connection.open(project == null ? project(credentials) : project, credentials), false);
    }

    private static String project(GoogleCredentials credentials) {
        String named = credentials instanceof ServiceAccountCredentials account ? account.getProjectId() : null;
        if (named == null) {
            throw new IllegalArgumentException("the credentials name no project");
        }
        return named;
    }

    private static GoogleCredentials credentials(FirestoreSettings settings) {
        String json = settings.serviceAccount();
        String path = settings.credentialsPath();
        try {
            if (json != null) {
                return read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            }
            if (path != null) {
                try (InputStream file = Files.newInputStream(Path.of(path))) {
                    return read(file);
                }
            }
            return GoogleCredentials.getApplicationDefault();
        } catch (IOException | RuntimeException e) {
            // The cause may quote the key.
            throw new IllegalArgumentException(
                    "the credentials cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static GoogleCredentials read(InputStream json) throws IOException {
        return GoogleCredentials.fromStream(json);
    }

    @Override
    public MessageLog messageLog() {
        return log;
    }

    @Override
    public MessagePages messagePages() {
        return new FirestoreMessagePages(database);
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public UserDirectory userDirectory() {
        return new FirestoreUserDirectory(database);
    }

    @Override
    public AuditTrail auditTrail() {
        return new FirestoreAuditTrail(database);
    }

    @Override
    public Sessions sessions() {
        return new FirestoreSessions(database);
    }

    /** All who follow it share one listener for each direction. */
    @Override
    public LiveFeed liveFeed() {
        return feed;
    }

    @Override
    public Watermarks watermarks() {
        return new FirestoreWatermarks(database);
    }

    @Override
    public Statistics statistics() {
        return new FirestoreStatistics(database);
    }

    @Override
    public StoreCheck storeCheck() {
        return probe;
    }

    /** Asks nothing of Firestore: the operations are counted where they are made. */
    @Override
    public StoreBill bill() {
        return () -> {
            Operations made = operations();
            return Optional.of(new StoreBill.Operations(made.reads(), made.writes(), made.deletes()));
        };
    }

    /** What was billed since the store was opened, for tests of the costs. */
    Operations operations() {
        return connection.operations();
    }

    /** Each search is billed with two reads: 1,440 a day. */
    @Override
    public Duration scanEvery() {
        return SCAN_EVERY;
    }

    /**
     * Every shape of query that the store makes; {@code firestore.indexes.json} has an index for each that needs one.
     */
    public static List<QueryShape> queryShapes() {
        return Stream.concat(LogQueries.all().stream(), DirectoryQueries.all().stream())
                .toList();
    }

    /** Costs a read for each shape. Throws {@code StoreUnavailableException} when Firestore does not answer at all. */
    @Override
    public List<String> unansweredQueries() {
        return probe.withoutIndex(queryShapes()).stream()
                .map(QueryShape::toString)
                .toList();
    }

    /** Ends all listening and closes the connection. */
    @Override
    public void close() {
        feed.close();
        connection.close();
    }
}
