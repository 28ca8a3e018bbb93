package io.reeve.socketapi.console;

/** What follows a command: words between blanks, of which the last may be the whole rest of the line. */
final class Words {

    private final String usage;
    private String rest;

    /** @param usage what is told to whom gives other words than these */
    Words(String usage, String line) {
        this.usage = usage;
        this.rest = line.strip();
    }

    boolean areLeft() {
        return !rest.isEmpty();
    }

    /** The next word. */
    String next() throws UsageException {
        if (rest.isEmpty()) {
            throw wrong();
        }
        int blank = 0;
        while (blank < rest.length() && !Character.isWhitespace(rest.charAt(blank))) {
            blank++;
        }
        String word = rest.substring(0, blank);
        rest = rest.substring(blank).strip();
        return word;
    }

    /** The last word. */
    String last() throws UsageException {
        String word = next();
        end();
        return word;
    }

    /** Everything that is left, as it was typed; empty if nothing is. */
    String rest() {
        String all = rest;
        rest = "";
        return all;
    }

    void end() throws UsageException {
        if (areLeft()) {
            throw wrong();
        }
    }

    UsageException wrong() {
        return new UsageException("usage: " + usage);
    }
}
