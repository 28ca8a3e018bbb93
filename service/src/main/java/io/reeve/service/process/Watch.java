package io.reeve.service.process;

import io.reeve.service.output.Reactor;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runs that there are, and what becomes of them: shims say so on the events FIFO, and a slow pass over all of them
 * notices those whose shim was killed. Thread-safe.
 */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long PASS_MILLIS = 2000;
    private static final int THOROUGH_EVERY = 15;

    private final Workers workers;
    private final EventFifo events;
    private final Map<Long, Hosted> runs = new ConcurrentHashMap<>();
    private long passes;

    Watch(Path fifo, Reactor reactor, Workers workers) throws IOException {
        this.workers = workers;
        this.events = new EventFifo(fifo, this::look);
        reactor.submit(() -> {
                    reactor.add(events.fd(), events);
                    return true;
                })
                .join();
        workers.timer().scheduleWithFixedDelay(this::pass, PASS_MILLIS, PASS_MILLIS, TimeUnit.MILLISECONDS);
    }

    void add(Hosted hosted) {
        runs.put(hosted.run().number(), hosted);
    }

    void remove(Hosted hosted) {
        runs.remove(hosted.run().number());
    }

    Collection<Hosted> runs() {
        return runs.values();
    }

    /** The pids of all jobs' own processes and shims that have not been seen to the end. */
    Set<Integer> knownProcesses() {
        Set<Integer> pids = new HashSet<>();
        for (Hosted hosted : runs.values()) {
            if (hosted.run().isStarted()) {
                Slot.Started started = hosted.run().started().join();
                pids.add(started.shim().pid());
                if (!hosted.run().exited().isDone()) {
                    pids.add(started.job().pid());
                }
            }
        }
        return pids;
    }

    private void look(long run) {
        Hosted hosted = runs.get(run);
        if (hosted != null) {
            try {
                hosted.look();
            } catch (IOException e) {
                LOG.warn("job {}: cannot read what its shim noted: {}", hosted.job(), FileProblem.text(e));
            }
        }
    }

    private void pass() {
        boolean thorough = ++passes % THOROUGH_EVERY == 0;
        for (Hosted hosted : runs.values()) {
            try {
                hosted.checkAlive(thorough, workers.clock());
            } catch (IOException | RuntimeException e) {
                LOG.warn("job {}: cannot check its process: {}", hosted.job(), e.getMessage());
            }
        }
    }
}
