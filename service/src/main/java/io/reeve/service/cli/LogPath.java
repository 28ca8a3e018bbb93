package io.reeve.service.cli;

import io.reeve.spi.LogFileName;
import java.util.Optional;

/**
 * A log file, as {@code reeve files} lists it.
 *
 * @param directory such as {@code 20261121}, or {@code instance-2/20261121} of a further instance
 * @param name without the ending of a compressed file
 */
record LogPath(String directory, String name) {

    /**
     * Reads what was typed.
     *
     * @throws CommandFailedException for wrong usage
     */
    static LogPath of(String word) {
        int slash = word.lastIndexOf('/');
        Optional<LogFileName> name = LogFileName.parse(word.substring(slash + 1));
        if (slash < 1 || name.isEmpty()) {
            throw CommandFailedException.usage(
                    "'" + word
                            + "' is no log file: expected DIRECTORY/FILE such as 20261121/2026112104.log, as files NAME lists them");
        }
        return new LogPath(
                word.substring(0, slash), name.get().compressed(false).toString());
    }

    @Override
    public String toString() {
        return directory + "/" + name;
    }
}
