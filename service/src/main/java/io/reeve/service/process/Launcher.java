package io.reeve.service.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteStreamHandler;

/**
 * Starts detached processes through Commons Exec: setsid forks, its parent ends at once, and so neither a thread nor a
 * pipe is left of a launch. Thread-safe.
 */
final class Launcher {
    private final String setsid;

    /**
     * Finds setsid.
     *
     * @throws IOException where it is missing
     */
    Launcher() throws IOException {
        setsid = Stream.of("/usr/bin/setsid", "/bin/setsid", "/usr/local/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IOException("setsid is missing: install the package util-linux"));
    }

    /** The path of setsid(1). */
    String setsid() {
        return setsid;
    }

    /** Starts a command in a session of its own; returns once it exists. */
    void launch(List<String> command, Path directory, Map<String, String> environment) throws IOException {
        CommandLine line = new CommandLine(setsid).addArgument("-f");
        command.forEach(word -> line.addArgument(word, false));
        DefaultExecutor executor = DefaultExecutor.builder()
                .setWorkingDirectory(directory.toFile())
                .setExecuteStreamHandler(new NoStreams())
                .get();
        executor.execute(line, environment);
    }

    /** The shim opens its own streams; Commons Exec would spend three threads on each process. */
    private static final class NoStreams implements ExecuteStreamHandler {
        @Override
        public void setProcessInputStream(OutputStream stream) {}

        @Override
        public void setProcessErrorStream(InputStream stream) {}

        @Override
        public void setProcessOutputStream(InputStream stream) {}

        @Override
        public void start() {}

        @Override
        public void stop() {}
    }
}
