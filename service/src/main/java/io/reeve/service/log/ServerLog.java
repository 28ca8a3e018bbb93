package io.reeve.service.log;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the service logs to {@code DIRECTORY/YYYYMMDD/YYYYMMDDHH.log} and to standard error, and keeps the last
 * lines. Thread-safe. A log file that cannot be written costs nothing but its lines.
 */
public final class ServerLog extends Handler {
    private static final int RECENT_LINES = 20;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMddHH");

    private final Path directory;
    private final Clock clock;
    private final Deque<String> recent = new ArrayDeque<>();
    private String hour = "";
    private @Nullable OutputStream file;

    private ServerLog(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /** Takes over all logging of this Java virtual machine. */
    public static ServerLog install(Path directory, Clock clock, Level level) {
        LogManager.getLogManager().reset();
        ServerLog log = new ServerLog(directory, clock);
        Logger root = Logger.getLogger("");
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
        write(HOUR.format(time), line);
    }

    private synchronized void write(String hourOfLine, String line) {
        recent.add(line);
        if (recent.size() > RECENT_LINES) {
            recent.remove();
        }
        System.err.print(line);
        try {
            fileOf(hourOfLine).write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.err.println("cannot write the log in " + directory + ": " + e);
        }
    }

    private OutputStream fileOf(String wanted) throws IOException {
        OutputStream open = file;
        if (open == null || !wanted.equals(hour)) {
            close();
            Path day = Files.createDirectories(directory.resolve(wanted.substring(0, 8)));
            open = Files.newOutputStream(
                    day.resolve(wanted + ".log"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            file = open;
            hour = wanted;
        }
        return open;
    }

    /** The last lines. */
    public synchronized String recent() {
        return String.join("", recent);
    }

    @Override
    public void flush() {}

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                System.err.println("cannot close the log in " + directory + ": " + e);
            }
            file = null;
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
