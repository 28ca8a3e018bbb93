package io.reeve.service.process;

import io.reeve.mbeans.ExitStatus;
import io.reeve.service.output.JobOutput;
import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The files of one job in the run directory. The service writes {@code run} before it launches; the shim writes
 * {@code pid} once the process exists and {@code exit} when it ended; the service removes all three, {@code run} last,
 * when it has seen to the end. So at any instant the files tell the next service what there is. Where the shim is to run
 * the command again, the number in {@code run} is replaced, and the notes that have the old one count no more.
 */
final class Slot {
    private static final String RUN = "run";
    private static final String PID = "pid";
    private static final String EXIT = "exit";
    private static final String SAID = "said";
    private static final String MEMO = "memo";
    private static final String LAST = "last";
    private static final String NOTE = "note";
    private static final String NEXT = "next";

    private final Path directory;

    Slot(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** Makes the directory and its FIFOs, where they are not there. */
    void prepare() throws IOException {
        Files.createDirectories(directory);
        for (String fifo : JobOutput.FIFOS.values()) {
            RunDirectory.makeFifo(directory.resolve(fifo));
        }
        RunDirectory.makeFifo(directory.resolve(NEXT));
    }

    /**
     * Lets programs of another user open {@code /dev/stdout}, which asks for the right to write to the FIFO. Who does not
     * hold it already gets no further than to the run directory.
     */
    void letOthersPrint() throws IOException {
        for (String fifo : JobOutput.FIFOS.values()) {
            Files.setPosixFilePermissions(directory.resolve(fifo), PosixFilePermissions.fromString("rw--w--w-"));
        }
    }

    /** Notes that a run is about to be launched, and what its starter wants to know of it later. */
    void announce(long run, String memo) throws IOException {
        for (String later : List.of(PID, EXIT, LAST)) {
            reserve(directory.resolve(later));
        }
        Files.writeString(directory.resolve(MEMO), memo);
        Files.writeString(directory.resolve(RUN), run + " .");
    }

    /** The same for a run of the shim that is there, whose notes of the run before do not count any more. */
    void announceNext(long run, String memo) throws IOException {
        replace(MEMO, memo);
        replace(RUN, run + " .");
    }

    /**
     * Tells the shim to begin the run that was announced.
     *
     * @throws IOException where there is none
     */
    void tellNext(long run) throws IOException {
        int fifo = Posix.openExisting(directory.resolve(NEXT), Posix.O_WRONLY | Posix.O_NONBLOCK);
        try {
            byte[] line = (run + "\n").getBytes(StandardCharsets.US_ASCII);
            new NativeBuffer(line.length).write(fifo, line, line.length);
        } finally {
            Posix.closeQuietly(fifo);
        }
    }

    /**
     * Takes the room for what has to be noted later, so that a disk which fills up meanwhile keeps a job from starting but
     * not the end of one from being known.
     */
    private static void reserve(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, "\n");
        }
    }

    /** The run that was announced and not forgotten. */
    Optional<Long> announced() throws IOException {
        return words(RUN, 2).map(words -> Long.valueOf(words.get(0)));
    }

    /** What {@link #announce} was given. */
    Optional<String> memo() throws IOException {
        return read(MEMO);
    }

    /** Which processes the shim noted for a run. */
    Optional<Started> started(long run) throws IOException {
        List<String> lines = processes();
        if (lines.isEmpty() || !lines.get(0).equals(Long.toString(run))) {
            return Optional.empty();
        }
        long at = Files.getLastModifiedTime(directory.resolve(PID)).toMillis();
        return ProcStat.parse(lines.get(1)).flatMap(shim -> ProcStat.parse(lines.get(2))
                .map(job -> new Started(job.identity(), shim.identity(), at)));
    }

    /** The shim that noted its processes last, of whatever run. */
    Optional<ProcessIdentity> shim() throws IOException {
        List<String> lines = processes();
        return lines.isEmpty() ? Optional.empty() : ProcStat.parse(lines.get(1)).map(ProcStat::identity);
    }

    /** The run, the shim and the job, each in a line; nothing where they have not been noted. */
    private List<String> processes() throws IOException {
        List<String> lines = read(PID).orElse("").lines().toList();
        return lines.size() < 4 ? List.of() : lines;
    }

    /** What the shim, or a program it ran, complained of. */
    String complaint() throws IOException {
        return String.join("; ", read(SAID).orElse("").strip().lines().toList());
    }

    /** How a run ended, if the shim noted it. */
    Optional<Exited> exited(long run) throws IOException {
        Optional<List<String>> words = words(EXIT, 4).filter(list -> list.get(0).equals(Long.toString(run)));
        if (words.isEmpty()) {
            return Optional.empty();
        }
        long at = Files.getLastModifiedTime(directory.resolve(EXIT)).toMillis();
        return Optional.of(
                new Exited(ExitCodes.of(words.get().get(1), words.get().get(2)), at));
    }

    /** Notes how the last run ended, for the status that the next service shows. */
    void remember(Ending ending) throws IOException {
        Files.writeString(directory.resolve(LAST), ending.toLine());
    }

    /** What {@link #remember} was given last. */
    Optional<Ending> last() throws IOException {
        return words(LAST, 6).map(words -> Ending.of(words.toArray(String[]::new)));
    }

    /** Keeps a text for the next service; it is the old one or the new one, whenever this service is killed. */
    void note(String text) throws IOException {
        Files.createDirectories(directory);
        replace(NOTE, text);
    }

    private void replace(String name, String text) throws IOException {
        Path fresh = directory.resolve(name + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What {@link #note} was given last. */
    Optional<String> note() throws IOException {
        return read(NOTE);
    }

    void forgetNote() throws IOException {
        Files.deleteIfExists(directory.resolve(NOTE));
    }

    /**
     * Forgets a run that has been seen to. The process goes before its end: without a note of its end it would be taken
     * for one that ended unseen, were the service killed in between.
     */
    void forgetRun() throws IOException {
        for (String name : List.of(PID, EXIT, SAID, RUN)) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    /** Removes everything of the job. */
    void delete() throws IOException {
        if (Files.exists(directory)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    /**
     * Words of a file that was written whole, which the last word of its line, a full stop, tells. Under it there may be the
     * rest of an older line, which was longer.
     */
    private Optional<List<String>> words(String name, int count) throws IOException {
        return read(name)
                .flatMap(text -> text.lines().findFirst())
                .map(line -> List.of(line.strip().split(" ")))
                .filter(words -> words.size() == count && words.get(count - 1).equals("."));
    }

    private Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(Files.readString(directory.resolve(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The processes of a run, and when it started, in milliseconds since the epoch. */
    record Started(ProcessIdentity job, ProcessIdentity shim, long atMillis) {}

    /** The end of a run, and when it was, in milliseconds since the epoch. */
    record Exited(ExitStatus status, long atMillis) {}
}
