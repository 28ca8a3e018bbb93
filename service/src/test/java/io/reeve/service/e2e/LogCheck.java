package io.reeve.service.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds the log of one stream of a printer against its journal: every line of every run once, whole, in order and
 * stamped, and after each run, on standard output's, how it ended.
 */
final class LogCheck {
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+00:00 ");
    private static final int STAMP_LENGTH = "2026-11-21T13:06:27.123+00:00 ".length();
    private static final String PADDING = "x".repeat(37);

    private final Printer printer;
    private final boolean errors;
    private final Iterator<Printer.Run> runs;
    private Printer.Run run = new Printer.Run("", 0, 0, true);
    private long number;
    private long lines;

    LogCheck(Printer printer, boolean errors) throws IOException {
        this.printer = printer;
        this.errors = errors;
        this.runs = printer.runs().iterator();
    }

    /** Returns how many lines there are. */
    long check(List<Path> files) throws IOException {
        for (Path file : files) {
            try (BufferedReader reader = Files.newBufferedReader(file, US_ASCII)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    check(line, file);
                    lines++;
                }
            }
        }
        require(number == endOfRun() && !runs.hasNext(), "the log ends too early", "");
        return lines;
    }

    private void check(String line, Path file) {
        boolean stamped = line.length() > STAMP_LENGTH
                && STAMP.matcher(line).region(0, STAMP_LENGTH).matches();
        require(stamped, "no stamp in " + file, line);
        String text = line.substring(STAMP_LENGTH);
        if (text.equals("Process \"%s\" starts.".formatted(printer.name()))) {
            require(!errors && number == endOfRun() && runs.hasNext(), "not the time for a run to start", text);
            run = runs.next();
            number = 0;
            return;
        }
        if (text.startsWith("Process ")) {
            String wanted = "Process \"%s\" ended with exit code %d.".formatted(printer.name(), run.exitCode());
            require(!errors && number == run.lines() && text.equals(wanted), "not the end of the run", text);
            number++;
            return;
        }
        if (number == endOfRun() && runs.hasNext()) {
            run = runs.next();
            number = 0;
        }
        number++;
        String wanted = run.number() + " " + number + " " + PADDING.substring(0, (int) (number % 37));
        require(number <= run.lines() && text.equals(wanted), "lost, doubled, torn or out of order in " + file, text);
    }

    /** What {@link #number} is when everything of the run has been seen. */
    private long endOfRun() {
        return errors || run.number().isEmpty() ? run.lines() : run.lines() + 1;
    }

    private void require(boolean fine, String what, String text) {
        if (!fine) {
            throw new AssertionError("job %s, %s, after line %d of %s (%d lines so far): %s: '%s'"
                    .formatted(printer.name(), errors ? "errors" : "output", number, run, lines, what, text));
        }
    }
}
