package io.reeve.service.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prints lines with those around them, each once: where the surroundings of two overlap or meet they are one passage, else a
 * line with two dashes parts them, as grep(1) has it.
 */
final class Passages {
    private static final String PARTING = "--";

    private final int context;
    private final Consumer<String> sought;
    private final Consumer<String> others;
    private Optional<Match> last = Optional.empty();

    /**
     * Prints nothing yet.
     *
     * @param context how many lines there are around each one, where the file has them
     * @param sought prints a line that was found
     * @param others prints another line
     */
    Passages(int context, Consumer<String> sought, Consumer<String> others) {
        this.context = context;
        this.sought = sought;
        this.others = others;
    }

    /** Prints the next line that was found. What comes after it waits for the one after that. */
    void add(Match match) {
        last.map(one -> between(one, match)).orElse(match.before()).forEach(others);
        sought.accept(match.line());
        last = Optional.of(match);
    }

    /** No more are found. */
    void finish() {
        last.ifPresent(match -> match.after().forEach(others));
        last = Optional.empty();
    }

    private List<String> between(Match one, Match other) {
        if (one.file().equals(other.file()) && context > 0) {
            // What follows one and reads as the other is the other: no line between them is one that was sought.
            int at = one.after().indexOf(other.line());
            if (at >= 0) {
                return one.after().subList(0, at);
            }
            for (int shared = 0; shared <= other.before().size(); shared++) {
                List<String> lines = joined(one, other, shared, List.of());
                if (one.leadsOver(lines, other.offset())) {
                    return lines;
                }
            }
        }
        return joined(one, other, 0, context > 0 ? List.of(PARTING) : List.of());
    }

    /** @param shared how many lines are both after the one and before the other */
    private static List<String> joined(Match one, Match other, int shared, List<String> parting) {
        List<String> lines = new ArrayList<>(one.after());
        lines.addAll(parting);
        lines.addAll(other.before().subList(shared, other.before().size()));
        return lines;
    }
}
