package io.reeve.service.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside a command: a test brings its own.
 *
 * @param terminal where it writes
 * @param in standard input
 * @param environment the environment variables
 * @param distribution the directory that Reeve is installed in, if it is known
 * @param directory the working directory
 * @param clock for ages, with the zone in which times are written
 */
record Surroundings(
        Terminal terminal,
        InputStream in,
        Map<String, String> environment,
        Optional<Path> distribution,
        Path directory,
        Clock clock) {

    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Surroundings(
                Terminal.ofProcess(environment),
                System.in,
                environment,
                Optional.ofNullable(System.getProperty("reeve.distribution")).map(Path::of),
                Path.of("").toAbsolutePath(),
                Clock.system(ZoneId.systemDefault()));
    }

    PrintStream out() {
        return terminal.out();
    }

    PrintStream err() {
        return terminal.err();
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
