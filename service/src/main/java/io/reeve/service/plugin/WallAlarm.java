package io.reeve.service.plugin;

import io.reeve.service.output.Reactor;
import io.reeve.service.posix.WallTimer;
import io.reeve.spi.Alarm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.Executor;

/** An alarm that costs no thread: the reactor waits for its timer. */
final class WallAlarm implements Alarm, AutoCloseable {

    private final Reactor reactor;
    private final WallTimer timer = new WallTimer();

    /**
     * Makes an alarm that is not set yet.
     *
     * @param executor rings it; the reactor must not be kept waiting
     */
    WallAlarm(Reactor reactor, Executor executor, Runnable ring) throws IOException {
        this.reactor = reactor;
        reactor.submit(() -> {
                    reactor.add(timer.fd(), () -> {
                        timer.acknowledge();
                        executor.execute(ring);
                        return 1;
                    });
                    return true;
                })
                .join();
    }

    @Override
    public void set(Instant when) {
        try {
            timer.set(when);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        reactor.submit(() -> {
                    reactor.remove(timer.fd());
                    return true;
                })
                .join();
        timer.close();
    }
}
