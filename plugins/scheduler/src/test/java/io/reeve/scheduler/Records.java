package io.reeve.scheduler;

import io.reeve.contract.SettableClock;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.RunTrigger;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ScheduleRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs of the job billing in a ledger with small files, which are compacted at once unless the test says otherwise. */
final class Records {

    static final int FILE_BYTES = 4_000;

    final Path directory;
    final SettableClock clock = new SettableClock();
    Bounds bounds = new Bounds(50, Duration.ofDays(30));
    long mostBytes = 1 << 20;
    boolean compacts = true;
    Ledger ledger;

    Records(Path directory) throws IOException {
        this.directory = directory;
        open();
    }

    /** Opens them, also again after a crash. */
    void open() throws IOException {
        ledger = Ledger.open(directory, FILE_BYTES, this::closed, System.getLogger("test"));
    }

    private void closed() {
        if (compacts) {
            compact();
        }
    }

    void compact() {
        try {
            new Compaction(directory, bounds, mostBytes, clock).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Records a run from its firing to its end, now; returns its number. */
    long run(String schedule) {
        long number = fire(schedule);
        end(schedule, number);
        return number;
    }

    long fire(String schedule) {
        long number = ledger.nextNumber();
        note(schedule, number, RunOutcome.WAITING);
        return number;
    }

    void end(String schedule, long number) {
        note(schedule, number, RunOutcome.SUCCEEDED);
    }

    private void note(String schedule, long number, RunOutcome outcome) {
        long now = clock.millis();
        ScheduleRun run = new ScheduleRun(
                number,
                "billing",
                schedule,
                ScheduleAction.START,
                RunTrigger.SCHEDULE,
                "",
                1,
                now,
                now,
                0,
                outcome.isFinal() ? now : 0,
                outcome,
                "",
                "",
                List.of(),
                0,
                0,
                0);
        ledger.note(new Entry(run, "", Mark.NONE));
        ledger.flush(false);
    }

    List<ScheduleRun> history() throws IOException {
        return new History(directory, bounds, clock).find("billing", run -> true, 1_000_000);
    }

    List<ScheduleRun> history(String schedule) throws IOException {
        return history().stream().filter(run -> run.schedule().equals(schedule)).toList();
    }
}
