package io.reeve.service.cli;

import java.io.PrintStream;
import java.util.function.Consumer;

/** Prints whole lines, each behind the name of whose it is, so that those of several can be told apart. */
final class PrefixedLines implements Consumer<String> {
    private static final String[] COLOURS = {"36", "33", "32", "35", "34", "31"};

    private final String prefix;
    private final PrintStream out;
    private final StringBuilder unfinished = new StringBuilder();

    private PrefixedLines(String prefix, PrintStream out) {
        this.prefix = prefix;
        this.out = out;
    }

    /**
     * Lines of one of several.
     *
     * @param width of the longest name
     * @param index which of them it is, for its colour
     */
    static PrefixedLines of(String name, int width, int index, Terminal terminal, PrintStream out) {
        String padded = Terminal.plain(name) + " ".repeat(width - name.length()) + " |";
        return new PrefixedLines(
                terminal.colour()
                        ? "\u001b[" + COLOURS[index % COLOURS.length] + "m" + padded + "\u001b[0m "
                        : padded + " ",
                out);
    }

    @Override
    public void accept(String text) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            out.append(prefix).append(unfinished).append(text, start, end + 1);
            unfinished.setLength(0);
            start = end + 1;
        }
        unfinished.append(text, start, text.length());
    }

    /** Prints what has not come to the end of its line. */
    void finish() {
        if (unfinished.length() > 0) {
            accept("\n");
        }
    }
}
