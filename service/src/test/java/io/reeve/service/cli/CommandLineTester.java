package io.reeve.service.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this JVM and keeps what they print. */
final class CommandLineTester {

    /** What a command did. */
    record Result(int code, String out, String err) {}

    final Map<String, String> environment = new HashMap<>();
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    Optional<Path> distribution = Optional.empty();
    boolean watched;
    boolean colour;
    String in = "";

    Result run(String... args) {
        out.reset();
        err.reset();
        int code = ReeveCommand.run(surroundings(out), args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings(OutputStream output) {
        Terminal terminal = new Terminal(
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                watched || colour,
                colour);
        // Three days, four hours and some minutes after the jobs of the fake service changed their state.
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_000_000 + 76 * 3_600_000L + 90_000), ZoneOffset.UTC);
        return new Surroundings(
                terminal,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                environment,
                distribution,
                Path.of("/srv/dir"),
                clock);
    }
}
