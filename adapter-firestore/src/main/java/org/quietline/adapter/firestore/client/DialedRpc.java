package org.quietline.adapter.firestore.client;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedExecutorProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.BidiStreamingCallable;
import com.google.api.gax.rpc.FixedHeaderProvider;
import com.google.api.gax.rpc.ServerStreamingCallable;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.api.gax.rpc.UnaryCallable;
import com.google.cloud.firestore.FirestoreOptions;
import com.google.cloud.firestore.spi.v1.FirestoreRpc;
import com.google.cloud.firestore.v1.FirestoreClient.ListCollectionIdsPagedResponse;
import com.google.cloud.firestore.v1.FirestoreClient.ListDocumentsPagedResponse;
import com.google.cloud.firestore.v1.FirestoreClient.PartitionQueryPagedResponse;
import com.google.cloud.firestore.v1.stub.FirestoreStub;
import com.google.cloud.firestore.v1.stub.FirestoreStubSettings;
import com.google.firestore.v1.BatchGetDocumentsRequest;
import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.BatchWriteRequest;
import com.google.firestore.v1.BatchWriteResponse;
import com.google.firestore.v1.BeginTransactionRequest;
import com.google.firestore.v1.BeginTransactionResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.ExecutePipelineRequest;
import com.google.firestore.v1.ExecutePipelineResponse;
import com.google.firestore.v1.ListCollectionIdsRequest;
import com.google.firestore.v1.ListDocumentsRequest;
import com.google.firestore.v1.ListenRequest;
import com.google.firestore.v1.ListenResponse;
import com.google.firestore.v1.PartitionQueryRequest;
import com.google.firestore.v1.RollbackRequest;
import com.google.firestore.v1.RunAggregationQueryRequest;
import com.google.firestore.v1.RunAggregationQueryResponse;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.RunQueryResponse;
import com.google.protobuf.Empty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The client's transport over a connection of our making. The usual one takes channel and credentials from
 * {@link FirestoreOptions}, whose builder replaces both as soon as an emulator is named in the environment; counting
 * and reconnecting would then be lost just where they are tested.
 */
final class DialedRpc implements FirestoreRpc {
    private static final int THREADS = 4;

    private final ScheduledExecutorService executor;
    private final FirestoreStub stub;

    private DialedRpc(ScheduledExecutorService executor, FirestoreStub stub) {
        this.executor = executor;
        this.stub = stub;
    }

    static DialedRpc dialed(FirestoreOptions options, TransportChannelProvider channel, CredentialsProvider access) {
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(
                THREADS, Thread.ofPlatform().daemon().name("firestore-", 0).factory());
        try {
            return new DialedRpc(
                    executor, settings(options, channel, access, executor).createStub());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FirestoreStubSettings settings(
            FirestoreOptions options,
            TransportChannelProvider channel,
            CredentialsProvider access,
            ScheduledExecutorService executor)
            throws IOException {
        String database = "projects/" + options.getProjectId() + "/databases/" + options.getDatabaseId();
        FirestoreStubSettings.Builder settings = FirestoreStubSettings.newBuilder();
        settings.setTransportChannelProvider(channel)
                .setCredentialsProvider(access)
                .setBackgroundExecutorProvider(FixedExecutorProvider.create(executor))
                .setHeaderProvider(FixedHeaderProvider.create("google-cloud-resource-prefix", database));
        RetrySettings retries = options.getRetrySettings();
        settings.applyToAllUnaryMethods(method -> {
            method.setRetrySettings(retries);
            return null;
        });
        settings.runQuerySettings().setRetrySettings(retries);
        settings.runAggregationQuerySettings().setRetrySettings(retries);
        settings.batchGetDocumentsSettings().setRetrySettings(retries);
        return settings.build();
    }

    @Override
    public UnaryCallable<CommitRequest, CommitResponse> commitCallable() {
        return stub.commitCallable();
    }

    @Override
    public UnaryCallable<BatchWriteRequest, BatchWriteResponse> batchWriteCallable() {
        return stub.batchWriteCallable();
    }

    @Override
    public ServerStreamingCallable<BatchGetDocumentsRequest, BatchGetDocumentsResponse> batchGetDocumentsCallable() {
        return stub.batchGetDocumentsCallable();
    }

    @Override
    public ScheduledExecutorService getExecutor() {
        return executor;
    }

    @Override
    public ServerStreamingCallable<RunQueryRequest, RunQueryResponse> runQueryCallable() {
        return stub.runQueryCallable();
    }

    @Override
    public ServerStreamingCallable<ExecutePipelineRequest, ExecutePipelineResponse> executePipelineCallable() {
        return stub.executePipelineCallable();
    }

    @Override
    public ServerStreamingCallable<RunAggregationQueryRequest, RunAggregationQueryResponse>
            runAggregationQueryCallable() {
        return stub.runAggregationQueryCallable();
    }

    @Override
    public UnaryCallable<BeginTransactionRequest, BeginTransactionResponse> beginTransactionCallable() {
        return stub.beginTransactionCallable();
    }

    @Override
    public UnaryCallable<RollbackRequest, Empty> rollbackCallable() {
        return stub.rollbackCallable();
    }

    @Override
    public UnaryCallable<ListCollectionIdsRequest, ListCollectionIdsPagedResponse> listCollectionIdsPagedCallable() {
        return stub.listCollectionIdsPagedCallable();
    }

    @Override
    public UnaryCallable<PartitionQueryRequest, PartitionQueryPagedResponse> partitionQueryPagedCallable() {
        return stub.partitionQueryPagedCallable();
    }

    @Override
    public UnaryCallable<ListDocumentsRequest, ListDocumentsPagedResponse> listDocumentsPagedCallable() {
        return stub.listDocumentsPagedCallable();
    }

    @Override
    public BidiStreamingCallable<ListenRequest, ListenResponse> listenCallable() {
        return stub.listenCallable();
    }

    @Override
    public void shutdown() {
        stub.shutdown();
        executor.shutdown();
    }

    @Override
    public void shutdownNow() {
        stub.shutdownNow();
        executor.shutdownNow();
    }

    @Override
    public void close() {
        shutdownNow();
    }
}
