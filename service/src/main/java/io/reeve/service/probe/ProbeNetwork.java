package io.reeve.service.probe;

import io.reeve.service.lifecycle.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What all TCP and HTTP probes share: a few threads that are gone when idle, a channel group and an HTTP client, which
 * are made when first needed and keep a thread each. Thread-safe.
 */
public final class ProbeNetwork implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int IDLE_SECONDS = 10;

    private final ThreadPoolExecutor pool;
    private Optional<TcpCheck> tcp = Optional.empty();
    private Optional<HttpCheck> http = Optional.empty();

    /** Begins nothing yet. */
    public ProbeNetwork() {
        pool = new ThreadPoolExecutor(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        pool.setThreadFactory(Threads.named("reeve-probe"));
        pool.allowCoreThreadTimeOut(true);
    }

    synchronized TcpCheck tcp() {
        try {
            TcpCheck check = tcp.isPresent() ? tcp.get() : new TcpCheck(pool);
            tcp = Optional.of(check);
            return check;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized HttpCheck http() {
        HttpCheck check = http.orElseGet(() -> new HttpCheck(pool));
        http = Optional.of(check);
        return check;
    }

    /** Ends all checks. */
    @Override
    public synchronized void close() {
        tcp.ifPresent(TcpCheck::close);
        pool.shutdownNow();
    }
}
