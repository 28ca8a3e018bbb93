package io.reeve.service.process;

import io.reeve.spi.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;

/**
 * Starts detached processes through Commons Exec: setsid forks, its parent ends at once, and so neither a thread nor a
 * pipe is left of a launch. Thread-safe.
 */
final class Launcher {
    private static final Pattern IGNORED = Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]+)$");
    private static final long INT_AND_QUIT = 1L << (Signals.INT - 1) | 1L << (Signals.QUIT - 1);

    private final String setsid;
    private final List<String> prefix;

    /**
     * Finds setsid.
     *
     * @throws IOException where it is missing
     */
    Launcher() throws IOException {
        setsid = Tools.path("setsid");
        prefix = ignoresInterrupts()
                ? List.of("/usr/bin/env", "--default-signal=INT,QUIT", setsid, "-f")
                : List.of(setsid, "-f");
    }

    /**
     * A service that was started in the background of a script ignores SIGINT and SIGQUIT, and so would its jobs: a shell
     * cannot undo what was ignored when it began (POSIX, 2.11). env(1) can, since GNU coreutils 8.31.
     */
    private static boolean ignoresInterrupts() throws IOException {
        Matcher ignored = IGNORED.matcher(Files.readString(Path.of("/proc/self/status")));
        return ignored.find() && (Long.parseUnsignedLong(ignored.group(1), 16) & INT_AND_QUIT) != 0;
    }

    /** The path of setsid(1). */
    String setsid() {
        return setsid;
    }

    /** Starts a command in a session of its own; returns once it exists. */
    void launch(List<String> command, Path directory, Map<String, String> environment) throws IOException {
        CommandLine line = new CommandLine(prefix.get(0));
        prefix.stream().skip(1).forEach(word -> line.addArgument(word, false));
        command.forEach(word -> line.addArgument(word, false));
        DefaultExecutor executor = DefaultExecutor.builder()
                .setWorkingDirectory(directory.toFile())
                .setExecuteStreamHandler(new NoStreams())
                .get();
        executor.execute(line, environment);
    }
}
