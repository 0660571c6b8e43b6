package org.quietline.adapter.firestore.client;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.v1.FirestoreSettings;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.cloud.FirestoreClient;
import io.grpc.ManagedChannelBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An open client of Firestore, made by the Firebase Admin SDK. */
public final class Connection implements AutoCloseable {
    /** One try of one call, the making of the connection included. */
    private static final Duration ONE_TRY = Duration.ofMillis(4_500);

    /** The client repeats tries that failed in passing until this is over; {@link Call#LIMIT} is the last word. */
    private static final Duration ONE_CALL = Duration.ofMillis(5_500);

    private static final RetrySettings RETRIES = RetrySettings.newBuilder()
            .setInitialRetryDelayDuration(Duration.ofMillis(100))
            .setRetryDelayMultiplier(1.5)
            .setMaxRetryDelayDuration(Duration.ofSeconds(1))
            .setInitialRpcTimeoutDuration(ONE_TRY)
            .setRpcTimeoutMultiplier(1)
            .setMaxRpcTimeoutDuration(ONE_TRY)
            .setTotalTimeoutDuration(ONE_CALL)
            .setMaxAttempts(8)
            .build();

    /** As Firestore's own mobile clients have it: a line that died in silence is noticed within a minute. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final FirebaseApp app;
    private final Firestore firestore;
    private final BilledOperations billed;

    private Connection(FirebaseApp app, Firestore firestore, BilledOperations billed) {
        this.app = app;
        this.firestore = firestore;
        this.billed = billed;
    }

    /** Opens the real Firestore. Asks nothing of it yet. */
    public static Connection open(String projectId, GoogleCredentials credentials) {
        return open(projectId, credentials, null);
    }

    /** Opens an emulator at {@code host:port}. Asks nothing of it yet. */
    public static Connection openEmulator(String projectId, String hostAndPort) {
        AccessToken owner = new AccessToken("owner", Date.from(Instant.parse("9999-01-01T00:00:00Z")));
        return open(projectId, GoogleCredentials.create(owner), hostAndPort);
    }

    private static Connection open(String projectId, GoogleCredentials credentials, @Nullable String emulator) {
        Channels channels = new Channels();
        BilledOperations billed = new BilledOperations(channels::tryAgain);
        InstantiatingGrpcChannelProvider channel = channel(emulator, channels, billed);
        // As the client itself does: a service account's key is of use only with the scopes that Firestore asks for.
        Function<FirestoreOptions, CredentialsProvider> access = options -> FixedCredentialsProvider.create(
                emulator == null ? options.getScopedCredentials() : new FirestoreOptions.EmulatorCredentials());
        FirestoreOptions options = FirestoreOptions.newBuilder()
                .setProjectId(projectId)
                .setCredentials(credentials)
                .setRetrySettings(RETRIES)
                .setServiceRpcFactory(made -> DialedRpc.dialed(made, channel, access.apply(made)))
                .build();
        FirebaseApp app = FirebaseApp.initializeApp(
                FirebaseOptions.builder()
                        .setProjectId(projectId)
                        .setCredentials(credentials)
                        .setFirestoreOptions(options)
                        // The defaults need libraries that only other Firebase services bring along.
                        .setJsonFactory(GsonFactory.getDefaultInstance())
                        .setHttpTransport(new NetHttpTransport())
                        .build(),
                "quietline-" + UUID.randomUUID());
        return new Connection(app, FirestoreClient.getFirestore(app), billed);
    }

    private static InstantiatingGrpcChannelProvider channel(
            @Nullable String emulator, Channels channels, BilledOperations billed) {
        InstantiatingGrpcChannelProvider.Builder channel = emulator == null
                ? FirestoreSettings.defaultGrpcTransportProviderBuilder()
                        .setKeepAliveTimeDuration(KEEP_ALIVE)
                        .setChannelConfigurator(channels::remembering)
                : InstantiatingGrpcChannelProvider.newBuilder()
                        .setEndpoint(emulator)
                        .setChannelConfigurator(builder -> channels.remembering(plaintext(builder)));
        return channel.setInterceptorProvider(() -> List.of(billed)).build();
    }

    @SuppressWarnings("rawtypes") // the type that the client asks for
    private static ManagedChannelBuilder plaintext(ManagedChannelBuilder builder) {
        return builder.usePlaintext();
    }

    /** The database. */
    public Firestore firestore() {
        return firestore;
    }

    /** Runs this after each time that listening broke off, in a thread of the connection: it must return at once. */
    public void onBrokenListening(Runnable action) {
        billed.onBrokenListening(action);
    }

    /** What was billed since this connection was opened. */
    public Operations operations() {
        return billed.count();
    }

    @Override
    public void close() {
        app.delete();
    }
}
