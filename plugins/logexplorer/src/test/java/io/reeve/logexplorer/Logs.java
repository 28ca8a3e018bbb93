package io.reeve.logexplorer;

import io.reeve.contract.Stage;
import io.reeve.contract.StageLogs;
import io.reeve.mbeans.LogExplorerMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.GZIPOutputStream;

/** Real log files, as the service and its plugins leave them, and an explorer of them. */
final class Logs {
    static final String DAY = "20261121";

    final StageLogs store;
    final Path top;

    Logs(Path directory) {
        store = new Stage(directory).logs;
        top = store.directory();
    }

    /** One that searches so many bytes a call. */
    LogExplorerMXBean explorer(long mostScanned) {
        return explorer(Clock.systemUTC(), mostScanned);
    }

    LogExplorerMXBean explorer(Clock clock, long mostScanned) {
        return new Explorer(store, clock, mostScanned);
    }

    LogExplorerMXBean explorer() {
        return explorer(1L << 28);
    }

    /** Appends to a file of the job mail. */
    Path mail(String file, String text) {
        return append("jobs/mail/" + file, text.getBytes(StandardCharsets.UTF_8));
    }

    Path append(String file, byte[] bytes) {
        Path path = top.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            return Files.write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compresses a file, and deletes the plain one. */
    static void compress(Path file) throws IOException {
        Files.write(Path.of(file + ".gz"), zipped(Files.readAllBytes(file)));
        Files.delete(file);
    }

    static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    /** A line of the 21st at an hour, minute and second, such as 04:00:01. */
    static String line(String time, String text) {
        return "2026-11-21T" + time + ".000+00:00 " + text + "\n";
    }
}
