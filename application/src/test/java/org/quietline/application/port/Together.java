package org.quietline.application.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Runs tasks at the same time. */
public final class Together {
    private Together() {}

    /** Lets this many threads go at once, each with its number from 0 on, and returns what each made of it. */
    public static <T> List<T> run(int threads, IntFunction<T> task) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<T>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(CompletableFuture.supplyAsync(
                        () -> {
                            await(start);
                            return task.apply(number);
                        },
                        executor));
            }
            start.countDown();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
