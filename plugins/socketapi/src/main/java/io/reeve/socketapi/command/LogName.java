package io.reeve.socketapi.command;

import io.reeve.spi.LogFileName;
import java.util.regex.Pattern;

/**
 * Which log file is meant. What was missing was empty to clients, whatever it was called; so a plain name that no log can have
 * becomes one that no log has. One that leads elsewhere stays as it is, to be refused.
 */
record LogName(String directory, String file) {

    private static final String NO_DAY = "19700101";
    private static final String NO_FILE = NO_DAY + "00.log";

    private static final Pattern PLAIN = Pattern.compile("[^/]*[^/.][^/]*");

    static LogName of(String directory, String file) {
        String day = day(directory);
        boolean fits =
                LogFileName.parse(file).filter(name -> day.endsWith(name.day())).isPresent();
        return fits || !isPlain(file) || !isPlain(directory) ? new LogName(day, file) : new LogName(NO_DAY, NO_FILE);
    }

    /** A directory of logs. */
    static String day(String directory) {
        return LogFileName.isDay(directory) || !isPlain(directory) ? directory : NO_DAY;
    }

    private static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }
}
