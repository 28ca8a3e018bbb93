package io.reeve.service.probe;

import io.reeve.service.lifecycle.Threads;
import io.reeve.service.probe.Probe.Tcp;
import io.reeve.spi.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Connects to TCP ports without keeping a thread waiting for each. Thread-safe. */
final class TcpCheck implements AutoCloseable {
    private final Executor pool;
    private final AsynchronousChannelGroup group;

    /** @param pool looks names up, which blocks */
    TcpCheck(Executor pool) throws IOException {
        this.pool = pool;
        this.group = AsynchronousChannelGroup.withFixedThreadPool(1, Threads.named("reeve-probe-tcp"));
    }

    CompletableFuture<Verdict> check(Tcp target, Duration timeout) {
        CompletableFuture<Verdict> verdict = new CompletableFuture<>();
        Verdict late = Verdict.bad(target + " took no connection within " + Durations.format(timeout));
        verdict.completeOnTimeout(late, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            pool.execute(() -> connect(target, verdict));
        } catch (RejectedExecutionException e) {
            verdict.complete(Verdict.bad(target + " is not asked any more"));
        }
        return verdict;
    }

    private void connect(Tcp target, CompletableFuture<Verdict> verdict) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            verdict.complete(Verdict.bad("the host " + target.host() + " is unknown"));
            return;
        }
        try {
            AsynchronousSocketChannel channel = AsynchronousSocketChannel.open(group);
            verdict.whenComplete((any, failure) -> close(channel));
            channel.connect(address, verdict, new Connected(target, channel));
        } catch (IOException | RuntimeException e) {
            verdict.complete(failed(target, e));
        }
    }

    private record Connected(Tcp target, AsynchronousSocketChannel channel)
            implements CompletionHandler<Void, CompletableFuture<Verdict>> {

        /** A port from which connections go out may connect to itself on the way: then nobody listens there. */
        @Override
        public void completed(Void nothing, CompletableFuture<Verdict> verdict) {
            try {
                boolean itself = channel.getLocalAddress().equals(channel.getRemoteAddress());
                verdict.complete(itself ? refused(target) : Verdict.GOOD);
            } catch (IOException e) {
                failed(e, verdict);
            }
        }

        @Override
        public void failed(Throwable failure, CompletableFuture<Verdict> verdict) {
            verdict.complete(TcpCheck.failed(target, failure));
        }
    }

    private static Verdict failed(Tcp target, Throwable failure) {
        return failure instanceof ConnectException && "Connection refused".equals(failure.getMessage())
                ? refused(target)
                : Verdict.bad("cannot connect to " + target + ": " + Brief.message(failure));
    }

    private static Verdict refused(Tcp target) {
        return Verdict.bad("connection refused by " + target);
    }

    private static void close(AsynchronousSocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("cannot close " + channel, e);
        }
    }

    @Override
    public void close() {
        try {
            group.shutdownNow();
        } catch (IOException e) {
            throw new IllegalStateException("cannot end the probes of TCP ports", e);
        }
    }
}
