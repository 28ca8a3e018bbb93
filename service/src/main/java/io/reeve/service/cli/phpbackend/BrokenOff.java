package io.reeve.service.cli.phpbackend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Finds what is whole of JSON that breaks off: its entries, and of users and schedules those within the last entry. */
final class BrokenOff {

    private final String text;
    private final int entries;
    private final Deque<Character> open = new ArrayDeque<>();
    private int end = -1;
    private String closing = "";

    private BrokenOff(String text) {
        this.text = text;
        boolean nested = text.contains("\"users\"") || text.contains("\"condition\"");
        this.entries = nested ? 2 : 1;
    }

    /** The text up to the last whole entry, and closed there; empty if there is none. */
    static Optional<String> whatIsWhole(String text) {
        BrokenOff search = new BrokenOff(text);
        search.run();
        return search.end < 0 ? Optional.empty() : Optional.of(text.substring(0, search.end) + search.closing);
    }

    private void run() {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                open.push(c == '{' ? '}' : ']');
            } else if ((c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
                note(i + 1);
            }
        }
    }

    private void note(int after) {
        if (!open.isEmpty() && open.size() <= entries) {
            StringBuilder brackets = new StringBuilder();
            open.forEach(brackets::append);
            end = after;
            closing = brackets.toString();
        }
    }
}
