package io.reeve.logcleaner;

import io.reeve.mbeans.LogCleaning;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What one run has done, and what it could not do. For one thread. */
final class Tally {

    private LogCleaning sum = LogCleaning.NONE;
    private int failures;
    private String firstFailure = "";

    void deleted(long bytes) {
        sum = sum.and(new LogCleaning(1, bytes, 0, 0, 0));
    }

    void compressed(long saved) {
        sum = sum.and(new LogCleaning(0, 0, 1, saved, 0));
    }

    void failed(Path path, IOException why) {
        if (failures == 0) {
            firstFailure = path + ": " + reason(why);
        }
        failures++;
    }

    /** All of it, with what is left. */
    LogCleaning sum(long storedBytes) {
        return sum.and(new LogCleaning(0, 0, 0, 0, storedBytes));
    }

    /** A line about what went wrong; empty if nothing did. */
    String complaint() {
        return switch (failures) {
            case 0 -> "";
            case 1 -> "cannot clean up " + firstFailure;
            default -> "cannot clean up " + firstFailure + " (and " + (failures - 1) + " more)";
        };
    }

    private static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String text = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
        return text == null ? failure.getClass().getSimpleName() : text;
    }
}
