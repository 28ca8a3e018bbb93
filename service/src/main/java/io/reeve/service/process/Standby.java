package io.reeve.service.process;

import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shims whose process has ended and that are about to run their command again, which takes them a fifth of the time
 * that a new one would need. Thread-safe; for each job it is asked by one at a time.
 */
final class Standby {
    private static final Logger LOG = LoggerFactory.getLogger(Standby.class);

    private final Map<String, Hosted> kept = new ConcurrentHashMap<>();

    void keep(Hosted ended) {
        kept.put(ended.job(), ended);
    }

    /** Whether the shim of a job is kept that can run a command; another one is let go. */
    boolean hasFor(String job, Command command) throws IOException {
        Optional<Hosted> found = Optional.ofNullable(kept.remove(job));
        if (found.isPresent() && found.get().canRun(command)) {
            return true;
        }
        found.ifPresent(Standby::letGo);
        return false;
    }

    boolean has(String job) {
        return kept.containsKey(job);
    }

    /** Lets the shim of a job go. */
    void letGo(String job) {
        Optional.ofNullable(kept.remove(job)).ifPresent(Standby::letGo);
    }

    private static void letGo(Hosted ended) {
        try {
            ended.letGo();
        } catch (IOException e) {
            LOG.error("job {}: cannot tidy up after its run: {}", ended.job(), FileProblem.text(e));
        }
    }
}
