package io.reeve.service.cli.phpbackend;

import java.util.Optional;

/**
 * Undoes the indentation of php-backend-server: it goes the same way over the text and drops what was put in there. For that
 * it counts quotes as that does, which takes each one behind a backslash for a part of a text.
 */
final class Unindented {

    private final String text;
    private final StringBuilder flat = new StringBuilder();
    private int at;
    private int depth;
    private char previous;
    private boolean outside = true;

    private Unindented(String text) {
        this.text = text;
    }

    /** The text in one line; empty if it was not indented so. */
    static Optional<String> of(String text) {
        return new Unindented(text.stripTrailing()).undo();
    }

    private Optional<String> undo() {
        while (at < text.length()) {
            if (text.charAt(at) == '\n' && !dropBreak(depth - 1)) {
                return Optional.empty();
            }
            if (!keep(text.charAt(at))) {
                return Optional.empty();
            }
        }
        return Optional.of(flat.toString());
    }

    /** Keeps a character, and drops the break behind it; returns whether the one that must be there is. */
    private boolean keep(char c) {
        if (c == '"' && previous != '\\') {
            outside = !outside;
        } else if ((c == '}' || c == ']') && outside) {
            depth--;
        }
        flat.append(c);
        previous = c;
        at++;
        if (!outside || (c != ',' && c != '{' && c != '[')) {
            return true;
        }
        depth += c == ',' ? 0 : 1;
        return dropBreak(depth);
    }

    private boolean dropBreak(int levels) {
        String expected = "\n" + "  ".repeat(Math.max(0, levels));
        boolean there = text.startsWith(expected, at);
        at += there ? expected.length() : 0;
        return there && at < text.length();
    }
}
