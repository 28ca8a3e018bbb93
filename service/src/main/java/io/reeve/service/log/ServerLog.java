package io.reeve.service.log;

import io.reeve.spi.LogFileName;
import io.reeve.spi.LogStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the service logs to files below {@code server/} of the log directory and to standard error, and keeps the
 * last lines. Thread-safe. A log file that cannot be written costs nothing but its lines.
 */
public final class ServerLog extends Handler {
    private static final int RECENT_LINES = 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final ServerFiles files;
    private final Clock clock;
    private final Deque<String> recent = new ArrayDeque<>();

    private ServerLog(ServerFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
    }

    /**
     * Takes over all logging of this Java virtual machine.
     *
     * @param maxFileBytes how large a file may be before another one begins
     */
    public static ServerLog install(LogStore store, long maxFileBytes, Clock clock, Level level) {
        ServerLog log = new ServerLog(new ServerFiles(store, maxFileBytes), clock);
        Logger root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) {
            root.removeHandler(other);
        }
        root.setLevel(level);
        root.addHandler(log);
        return log;
    }

    @Override
    public void publish(LogRecord record) {
        ZonedDateTime time = record.getInstant().atZone(clock.getZone());
        String line = "%s %-7s %s%s%n"
                .formatted(
                        STAMP.format(time),
                        record.getLevel().getName(),
                        new java.util.logging.SimpleFormatter().formatMessage(record),
                        stackTrace(record.getThrown()));
        write(LogFileName.hourOf(time), line);
    }

    private synchronized void write(long hour, String line) {
        recent.add(line);
        if (recent.size() > RECENT_LINES) {
            recent.remove();
        }
        System.err.print(line);
        try {
            files.write(hour, line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.err.println("cannot write the log in " + files.directory() + ": " + e);
        }
    }

    /** The last lines. */
    public synchronized String recent() {
        return String.join("", recent);
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        try {
            files.close();
        } catch (IOException e) {
            System.err.println("cannot close the log in " + files.directory() + ": " + e);
        }
    }

    private static String stackTrace(@Nullable Throwable failure) {
        if (failure == null) {
            return "";
        }
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text.append('\n')));
        return text.toString().stripTrailing();
    }
}
