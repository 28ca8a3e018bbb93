package io.reeve.service.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reeve as it is shipped, copied to a directory of its own, so that the launchers have nothing to build. */
final class Distribution {

    /** What a command printed on both streams, and its exit code. */
    record Result(int code, String text) {}

    final Path root;
    final Map<String, String> environment = new HashMap<>();

    private Distribution(Path root) {
        this.root = root;
    }

    /** Copies the checkout's {@code bin}, {@code etc} and packaged jars. */
    static Distribution copyTo(Path root) throws IOException {
        Path checkout = Path.of("..").toRealPath();
        copy(checkout.resolve("bin"), root.resolve("bin"));
        copy(checkout.resolve("etc"), root.resolve("etc"));
        copy(checkout.resolve("service/target/lib"), root.resolve("service/target/lib"));
        String jar = "service/target/reeve-service.jar";
        Files.copy(checkout.resolve(jar), root.resolve(jar));
        return new Distribution(root);
    }

    /** Runs {@code bin/reeved} or {@code bin/reeve}, with the text of standard output and error in one. */
    Result run(String program, String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("bin").resolve(program).toString()));
        command.addAll(List.of(words));
        return execute(command);
    }

    /** Runs a line of shell in which {@code reeved} stands for {@code bin/reeved}. */
    Result shell(String line) throws IOException, InterruptedException {
        String reeved = "reeved() { '" + root.resolve("bin/reeved") + "' \"$@\"; }; ";
        return execute(List.of("sh", "-c", reeved + line));
    }

    private Result execute(List<String> command) throws IOException, InterruptedException {
        // To a file: a daemon that kept a pipe open would be taken for a launcher that does not end.
        Path output = Files.createTempFile("reeve-it", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("REEVE_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(command + " does not end; so far: " + Files.readString(output));
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Result(process.exitValue(), text);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
