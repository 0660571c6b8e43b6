package org.quietline.adapter.firestore.client;

import com.google.firestore.v1.BatchGetDocumentsResponse;
import com.google.firestore.v1.CommitRequest;
import com.google.firestore.v1.CommitResponse;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.ListenResponse;
import com.google.firestore.v1.RunAggregationQueryResponse;
import com.google.firestore.v1.RunQueryResponse;
import com.google.firestore.v1.TargetChange;
import com.google.firestore.v1.Write;
import com.google.protobuf.Timestamp;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts what Firestore bills, by what goes over the wire, the client's own repetitions included. Also tells when the
 * server was out of reach, so that the connection is tried again soon.
 */
final class BilledOperations implements ClientInterceptor {
    private static final String LISTEN = "Listen";
    private static final int MOST_TOLD = 2_000;

    private final LongAdder reads = new LongAdder();
    private final LongAdder writes = new LongAdder();
    private final LongAdder deletes = new LongAdder();
    private final Runnable onUnreachable;
    private final AtomicReference<Runnable> onBrokenListening = new AtomicReference<>(() -> {});

    /** @param onUnreachable runs after each call that failed because the server was out of reach; returns quickly */
    BilledOperations(Runnable onUnreachable) {
        this.onUnreachable = onUnreachable;
    }

    /** Runs this after each time that listening broke off, in a thread of the connection: it must return at once. */
    void onBrokenListening(Runnable action) {
        onBrokenListening.set(action);
    }

    Operations count() {
        return new Operations(reads.sum(), writes.sum(), deletes.sum());
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        Tally tally = new Tally(method.getBareMethodName());
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(listener) {
                            @Override
                            public void onMessage(A answer) {
                                tally.received(answer);
                                super.onMessage(answer);
                            }

                            @Override
                            public void onClose(Status status, Metadata trailers) {
                                tally.closed(status);
                                super.onClose(status, trailers);
                            }
                        },
                        headers);
            }

            @Override
            public void sendMessage(Q request) {
                tally.sent(request);
                super.sendMessage(request);
            }
        };
    }

    /** The count of one call. */
    private final class Tally {
        private final @Nullable String method;
        private volatile @Nullable CommitRequest commit;
        private boolean paidForOne;
        private boolean gotOne;
        private volatile boolean readSomething;

        /**
         * The versions that a listener was told of lately. The emulator tells of every document of a limited query
         * again with each change; Firestore tells of, and bills, a document when it is new or has changed.
         */
        private final Map<String, Timestamp> told = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Timestamp> eldest) {
                return size() > MOST_TOLD;
            }
        };

        Tally(@Nullable String method) {
            this.method = method;
        }

        void sent(Object request) {
            if (request instanceof CommitRequest sent) {
                commit = sent;
            }
        }

        void received(Object answer) {
            switch (answer) {
                case BatchGetDocumentsResponse document -> {
                    if (document.hasFound() || !document.getMissing().isEmpty()) {
                        reads.increment();
                    }
                }
                case RunQueryResponse row -> queried(row.hasDocument());
                case RunAggregationQueryResponse aggregate -> reads.increment();
                case ListenResponse heard -> heard(heard);
                case CommitResponse done -> committed();
                default -> {}
            }
        }

        /** A query that finds nothing is a read, too: the first answer pays for that, or for the first document. */
        private void queried(boolean hasDocument) {
            if (!paidForOne) {
                paidForOne = true;
                read();
            } else if (hasDocument && gotOne) {
                read();
            }
            gotOne |= hasDocument;
        }

        private void heard(ListenResponse heard) {
            switch (heard.getResponseTypeCase()) {
                case DOCUMENT_CHANGE -> {
                    Document document = heard.getDocumentChange().getDocument();
                    if (!document.getUpdateTime().equals(told.put(document.getName(), document.getUpdateTime()))) {
                        read();
                    }
                }
                case TARGET_CHANGE -> {
                    if (heard.getTargetChange().getTargetChangeType() == TargetChange.TargetChangeType.CURRENT
                            && !readSomething) {
                        read();
                    }
                }
                case DOCUMENT_DELETE, DOCUMENT_REMOVE, FILTER, RESPONSETYPE_NOT_SET -> {}
            }
        }

        private void read() {
            readSomething = true;
            reads.increment();
        }

        private void committed() {
            CommitRequest done = commit;
            if (done == null) {
                return;
            }
            for (Write write : done.getWritesList()) {
                (write.getOperationCase() == Write.OperationCase.DELETE ? deletes : writes).increment();
            }
        }

        void closed(Status status) {
            if (status.getCode() == Status.Code.UNAVAILABLE) {
                onUnreachable.run();
            }
            boolean isEndedByUs = status.isOk() || status.getCode() == Status.Code.CANCELLED;
            if (LISTEN.equals(method) && !isEndedByUs) {
                onBrokenListening.get().run();
            }
        }
    }
}
