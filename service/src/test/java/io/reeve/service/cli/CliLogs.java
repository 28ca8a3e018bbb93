package io.reeve.service.cli;

import io.reeve.service.cli.CommandLineTester.Result;
import io.reeve.service.fakes.GuardedDoors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line before real log files, with the real plugin and real doors between them. */
final class CliLogs implements AutoCloseable {
    final CommandLineTester reeve = new CommandLineTester();
    private final Path top;
    private final GuardedDoors doors;

    CliLogs(Path directory) throws IOException {
        top = directory.resolve("log");
        doors = new GuardedDoors(directory);
        reeve.environment.put("REEVE_URL", "http://127.0.0.1:" + doors.httpPort + "/jolokia");
        reeve.environment.put(
                "REEVE_TOKEN", doors.auth().addToken("admin", "test", "*", 1).token());
    }

    Result run(String... words) {
        return reeve.run(words);
    }

    /** Writes a file of a job's log, such as mail/20261121/2026112104.log. */
    Path job(String file, String text) throws IOException {
        return write("jobs/" + file, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String file, byte[] bytes) throws IOException {
        Path path = top.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.write(path, bytes);
    }

    @Override
    public void close() {
        doors.close();
    }
}
