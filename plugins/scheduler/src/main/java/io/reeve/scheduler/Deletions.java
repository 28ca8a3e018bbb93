package io.reeve.scheduler;

import io.reeve.spi.Command;
import io.reeve.spi.CommandListener;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Lets the schedules of a job go with it. */
final class Deletions implements CommandListener {

    private final Engine engine;
    private final System.Logger log;

    Deletions(Engine engine, System.Logger log) {
        this.engine = engine;
        this.log = log;
    }

    @Override
    public void finished(Command command, boolean succeeded) {
        if (succeeded && command.privilege().equals("DELETE")) {
            engine.call(() -> {
                engine.all().stream()
                        .filter(schedule -> schedule.job().equals(command.job()))
                        .forEach(this::remove);
                return true;
            });
        }
    }

    private void remove(Schedule schedule) {
        try {
            engine.remove(schedule);
        } catch (IOException e) {
            log.log(Level.ERROR, "a schedule of the deleted job {0} stays: {1}", schedule.job(), e.getMessage());
        }
    }
}
