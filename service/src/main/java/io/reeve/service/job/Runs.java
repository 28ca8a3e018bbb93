package io.reeve.service.job;

import io.reeve.service.process.Command;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Begins the runs of one instance, and takes over those that an earlier service began. One thing at a time. */
final class Runs {
    private final InstanceName name;
    private final Supplier<JobSpec> spec;
    private final JobRoom room;
    private final Health.Listener listener;
    private Optional<Memo> memo = Optional.empty();

    /**
     * @param spec what the job is at the moment
     * @param listener told of the health of every run
     */
    Runs(InstanceName name, Supplier<JobSpec> spec, JobRoom room, Health.Listener listener) {
        this.name = name;
        this.spec = spec;
        this.room = room;
        this.listener = listener;
    }

    /** What would be run now. */
    Command command() {
        return room.commands().resolve(spec.get(), name.number());
    }

    /** Runs a command; completes when its process exists. */
    CompletableFuture<WatchedRun> begin(Command command) {
        JobSpec wanted = spec.get();
        Health health = room.watching().of(wanted, command, listener);
        Command told = command.with(room.watching().listen(name, wanted, health));
        boolean mayComeBack =
                wanted.upkeep().restart().isRepeating() || room.guards().guard(wanted);
        return room.host()
                .start(name.key(), told, mayComeBack, memo(wanted), room.log(wanted, name), health)
                .thenApply(run -> new WatchedRun(run, health, spec, room));
    }

    /** Takes over the run that an earlier service left, if it left one; completes on a thread that may be kept busy. */
    CompletableFuture<Optional<WatchedRun>> adopt() {
        JobSpec wanted = spec.get();
        Health health = room.watching().of(wanted, room.commands().resolveOrNone(wanted, name.number()), listener);
        return room.host()
                .adopt(name.key(), room.log(wanted, name), health)
                .thenApplyAsync(
                        found -> found.map(run -> {
                            room.watching().listen(name, wanted, health);
                            return new WatchedRun(run, health, spec, room);
                        }),
                        room.workers().pool());
    }

    /** The definition as a text, which takes a while to make. */
    private String memo(JobSpec wanted) {
        if (memo.filter(known -> known.spec().equals(wanted)).isEmpty()) {
            memo = Optional.of(new Memo(wanted, wanted.toYaml()));
        }
        return memo.orElseThrow().text();
    }

    private record Memo(JobSpec spec, String text) {}
}
