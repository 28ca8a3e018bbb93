package io.reeve.service.audit;

import io.reeve.mbeans.AuditCheck;
import io.reeve.mbeans.AuditRecord;
import io.reeve.service.posix.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of an audit trail, {@code YYYYMMDD.log}, to be read with or without a service that writes them. */
public final class AuditFiles {

    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.log");

    private AuditFiles() {}

    /**
     * Checks a trail that no service has to be running for. Records that were cut off at its end cannot be missed here.
     *
     * @throws IOException if there is no trail in the directory, or it cannot be read; the message says so
     */
    public static AuditCheck verify(Path directory) throws IOException {
        List<Path> files = in(directory);
        if (files.isEmpty()) {
            throw new IOException("there is no audit trail in " + directory + ": no file is called YYYYMMDD.log");
        }
        Verification verification = new Verification();
        files.forEach(verification::read);
        return verification.result();
    }

    /** The files from the oldest to the newest one; none if there is no such directory. */
    static List<Path> in(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    static Path ofDay(Path directory, String day) {
        return directory.resolve(day + ".log");
    }

    /** The day of the newest file; empty, which comes before any day, if there is none. */
    static String lastDay(Path directory) throws IOException {
        List<Path> files = in(directory);
        return files.isEmpty()
                ? ""
                : files.get(files.size() - 1).getFileName().toString().substring(0, 8);
    }

    /** Where the chain stands. */
    static Link last(Path directory) throws IOException {
        List<AuditLine> last = lastLines(directory, 1);
        return last.isEmpty() ? Link.NONE : last.get(0).link();
    }

    /** The last records, the newest at the end. */
    static List<AuditRecord> tail(Path directory, int count) throws IOException {
        return lastLines(directory, count).stream().map(AuditLine::record).toList();
    }

    private static List<AuditLine> lastLines(Path directory, int count) throws IOException {
        List<Path> files = new ArrayList<>(in(directory));
        Collections.reverse(files);
        List<AuditLine> found = new ArrayList<>();
        for (Path file : files) {
            try (LinesBackward lines = new LinesBackward(file)) {
                Optional<byte[]> line = found.size() < count ? lines.next() : Optional.empty();
                while (line.isPresent()) {
                    AuditLine.parse(line.get()).ifPresent(found::add);
                    line = found.size() < count ? lines.next() : Optional.empty();
                }
            } catch (IOException e) {
                throw unreadable(file, e);
            }
        }
        Collections.reverse(found);
        return found;
    }

    private static IOException unreadable(Path path, IOException e) {
        return new IOException("cannot read the audit trail " + path + ": " + FileProblem.reason(e), e);
    }
}
