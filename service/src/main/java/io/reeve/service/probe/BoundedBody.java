package io.reeve.service.probe;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads the body of an answer, which nobody wants, so that the server can end in peace; but not more of it than a page of
 * status has.
 */
final class BoundedBody implements BodySubscriber<Boolean> {
    private static final int MOST_BYTES = 65536;

    private final CompletableFuture<Boolean> read = new CompletableFuture<>();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private int bytes;

    @Override
    public CompletionStage<Boolean> getBody() {
        return read;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = Optional.of(begun);
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        bytes += part.stream().mapToInt(ByteBuffer::remaining).sum();
        if (bytes > MOST_BYTES) {
            subscription.ifPresent(Flow.Subscription::cancel);
            onComplete();
        }
    }

    @Override
    public void onError(Throwable failure) {
        read.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        read.complete(true);
    }
}
