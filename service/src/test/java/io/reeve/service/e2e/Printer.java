package io.reeve.service.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job that prints numbered lines on both streams ({@code printer.pl}) and journals its runs where Reeve has no hand in.
 *
 * @param exitCode how each of its runs ends
 */
record Printer(String name, Pace pace, int lines, int exitCode, Path directory) {

    /** How fast it prints. */
    enum Pace {
        FAST,
        MODERATE,
        BURSTY
    }

    /** One run as the printer itself tells of it. */
    record Run(String number, long lines, int exitCode, boolean complete) {}

    void define(Client client, Path script) throws IOException {
        Files.createDirectories(directory);
        List<String> params = List.of(
                script.toString(),
                directory.toString(),
                pace.name().toLowerCase(java.util.Locale.ROOT),
                Integer.toString(lines),
                Integer.toString(exitCode));
        client.add(name, "/usr/bin/perl", Map.of("params", params));
    }

    /** Its runs in their order; a journal that tells of two at a time fails the test. */
    List<Run> runs() throws IOException {
        Map<String, Run> runs = new LinkedHashMap<>();
        Path journal = directory.resolve("journal");
        for (String line : Files.exists(journal) ? Files.readAllLines(journal) : List.<String>of()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "begin" ->
                    runs.put(words[1], new Run(words[1], Long.parseLong(words[2]), Integer.parseInt(words[3]), false));
                case "end" ->
                    runs.computeIfPresent(
                            words[1], (number, run) -> new Run(number, run.lines(), run.exitCode(), true));
                default -> throw new AssertionError(name + " ran twice at a time: " + line);
            }
        }
        return new ArrayList<>(runs.values());
    }
}
