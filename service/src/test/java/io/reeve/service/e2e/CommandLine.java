package io.reeve.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code reeve} as people do: a process of its own, whose streams and exit code are all there is of it. */
final class CommandLine {
    private final Path directory;
    private final Path home;

    /** @param directory a place for what it prints */
    CommandLine(Path directory, Path home) {
        this.directory = directory;
        this.home = home;
    }

    /** What a command did. */
    record Said(int code, String out, String err) {}

    Said run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.reeve.service.cli.ReeveCommand",
                "--home",
                home.toString()));
        command.addAll(List.of(words));
        Path out = directory.resolve("reeve.out");
        Path err = directory.resolve("reeve.err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REEVE_"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("in vain awaited: the end of " + command);
        }
        return new Said(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
