package org.quietline.adapter.firestore.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.core.ApiFuture;
import com.google.api.core.SettableApiFuture;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Firestore;
import com.google.cloud.firestore.FirestoreOptions;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests of lookups that are never answered. */
class HangingLookupsTest {
    private final Firestore documents = FirestoreOptions.newBuilder()
            .setProjectId("hangs")
            .setEmulatorHost("127.0.0.1:1")
            .build()
            .getService();
    private final List<ApiFuture<List<DocumentSnapshot>>> requests = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final Lookups lookups = new Lookups(neverAnswering());

    /** The part of a client that lookups use. */
    private Firestore neverAnswering() {
        return (Firestore) Proxy.newProxyInstance(
                Firestore.class.getClassLoader(), new Class<?>[] {Firestore.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getAll");
                    SettableApiFuture<List<DocumentSnapshot>> request = SettableApiFuture.create();
                    requests.add(request);
                    sizes.add(((DocumentReference[]) arguments[0]).length);
                    return request;
                });
    }

    @AfterEach
    void close() throws Exception {
        documents.close();
    }

    private ApiFuture<DocumentSnapshot> ask(int n) {
        return lookups.get(documents.document("users/" + n));
    }

    @Test
    void those_that_nobody_waits_for_any_more_make_room_for_others() {
        List<ApiFuture<DocumentSnapshot>> asked =
                IntStream.range(0, 20).mapToObj(this::ask).toList();
        int first = requests.size();
        assertThat(first).isPositive().isLessThan(asked.size());
        asked.subList(0, first).forEach(answer -> answer.cancel(true));
        assertThat(requests.subList(0, first)).allMatch(ApiFuture::isCancelled);
        assertThat(requests).hasSize(first + 1);
        assertThat(requests.getLast()).matches(request -> !request.isDone());
        assertThat(sizes.getLast()).as("all that waited go together").isEqualTo(asked.size() - first);
    }

    @Test
    void one_that_somebody_waits_for_goes_on() {
        ApiFuture<DocumentSnapshot> one = ask(1);
        List<ApiFuture<DocumentSnapshot>> rest =
                IntStream.range(2, 20).mapToObj(this::ask).toList();
        rest.forEach(answer -> answer.cancel(true));
        assertThat(one.isDone()).isFalse();
        assertThat(requests.getFirst().isCancelled()).isFalse();
    }
}
