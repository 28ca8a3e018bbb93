package io.reeve.service.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** The arguments of one command, read by its syntax. */
record Given(CommandLine line) {

    boolean has(String option) {
        return line.hasOption(option);
    }

    /** The value of an option; of several, the last one. */
    Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    List<String> values(String option) {
        return has(option) ? List.of(line.getOptionValues(option)) : List.of();
    }

    Optional<Integer> integer(String option) {
        return value(option).map(text -> {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw CommandFailedException.usage(option + " is " + text + ": expected a number");
            }
        });
    }

    /** The number behind {@code -n}, 1 at least. */
    int count(int fallback, int most) {
        int count = integer("-n").orElse(fallback);
        if (count < 1 || count > most) {
            throw CommandFailedException.usage(
                    "-n is " + count + ": expected 1 to " + String.format(Locale.ROOT, "%,d", most));
        }
        return count;
    }

    /** Whether jobs are named, by words or by selectors. */
    boolean namesJobs() {
        return !words().isEmpty() || !selectors().isEmpty();
    }

    /** Selectors of jobs by their labels. */
    List<String> selectors() {
        return values("-l");
    }

    /** What is no option. */
    List<String> words() {
        return line.getArgList();
    }
}
