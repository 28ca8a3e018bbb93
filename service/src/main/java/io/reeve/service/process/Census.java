package io.reeve.service.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The living processes at one moment, for all who want to know which of them belong to a run: a look costs a millisecond
 * for some twenty processes. Thread-safe.
 */
final class Census {
    private final List<ProcStat> processes;
    private final Map<Integer, Set<String>> runs = new ConcurrentHashMap<>();

    private Census(List<ProcStat> processes) {
        this.processes = processes;
    }

    /** Looks at all processes that are not among {@code known}. */
    static Census take(Set<Integer> known) {
        return new Census(Proc.living(known));
    }

    /** The processes of a run: of its session, or with its tag in their environment. */
    List<ProcessIdentity> strays(RunTag tag) {
        Optional<Integer> session = tag.session();
        return processes.stream()
                .filter(process -> !tag.isYoungerThan(process) && !tag.isOfShim(process))
                .filter(process ->
                        session.filter(id -> id == process.session()).isPresent() || tag.isIn(runs(process.pid())))
                .map(ProcStat::identity)
                .toList();
    }

    boolean isSessionAlive(RunTag tag) {
        return tag.session().stream()
                .anyMatch(session -> processes.stream().anyMatch(process -> process.session() == session));
    }

    /** The tags of a process, looked for when they matter, and once. */
    private Set<String> runs(int pid) {
        return runs.computeIfAbsent(pid, Proc::runTags);
    }
}
