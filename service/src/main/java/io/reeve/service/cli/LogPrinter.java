package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Prints log files of any size, of which it holds a piece at a time. */
final class LogPrinter {
    private static final int PIECE_BYTES = 1 << 20;

    private final Session session;
    private final ExploredLog log;

    LogPrinter(Session session, ExploredLog log) {
        this.session = session;
        this.log = log;
    }

    /** Prints what a file has when its end is reached, or until nobody reads; returns the exit code. */
    int print(LogPath path) throws ServiceUnreachableException {
        requireFile(path);
        Terminal terminal = session.terminal();
        long position = 0;
        boolean atEnd = false;
        while (!atEnd && !terminal.isDeaf()) {
            JsonObject range = log.ask("getRange", path.directory(), path.name(), position, PIECE_BYTES)
                    .getAsJsonObject();
            long next = range.get("next").getAsLong();
            if (next < position) {
                throw failed(path + " of " + log.owner()
                        + " was deleted or cut meanwhile: what is printed ends at byte " + position);
            }
            terminal.out().print(terminal.shown(range.get("text").getAsString()));
            position = next;
            atEnd = range.get("atEnd").getAsBoolean();
        }
        return ExitCode.OK;
    }

    /** A file that does not exist would be an empty one. */
    private void requireFile(LogPath path) throws ServiceUnreachableException {
        List<JsonElement> files =
                log.ask("listFile", path.directory()).getAsJsonArray().asList();
        boolean there = files.stream()
                .anyMatch(
                        file -> file.getAsJsonObject().get("name").getAsString().equals(path.name()));
        if (!there) {
            log.requireJob();
            throw failed(log.owner() + " has no log file " + path + "; reeve files lists those that there are");
        }
    }

    private static CommandFailedException failed(String sentence) {
        return new CommandFailedException(ExitCode.REFUSED, sentence);
    }
}
