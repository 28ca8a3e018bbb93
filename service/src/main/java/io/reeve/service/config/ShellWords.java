package io.reeve.service.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A line split into words as a POSIX shell splits it, without expansion of any kind, and the way back. */
public final class ShellWords {

    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;
    private int at;

    private ShellWords(String line) {
        this.line = line;
    }

    /**
     * The words of a line. Blanks separate; single quotes keep everything; double quotes keep everything but a
     * backslash before {@code " \ $ `} or a line feed; elsewhere a backslash keeps the next character
     * (POSIX.1-2017 XCU 2.2).
     *
     * @throws IllegalArgumentException if a quote is not closed, or the line ends with a backslash
     */
    public static List<String> split(String line) {
        return new ShellWords(line).split();
    }

    /** A line that {@link #split} takes apart into exactly these words; a POSIX shell does the same. */
    public static String join(List<String> words) {
        return String.join(" ", words.stream().map(ShellWords::quote).toList());
    }

    private static String quote(String word) {
        return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private List<String> split() {
        while (at < line.length()) {
            char c = line.charAt(at++);
            switch (c) {
                case ' ', '\t', '\n', '\r' -> endWord();
                case '\'' -> singleQuoted();
                case '"' -> doubleQuoted();
                case '\\' -> escaped();
                default -> append(c);
            }
        }
        endWord();
        return List.copyOf(words);
    }

    private void singleQuoted() {
        int end = line.indexOf('\'', at);
        if (end < 0) {
            throw new IllegalArgumentException("a ' is not closed in: " + line);
        }
        word.append(line, at, end);
        inWord = true;
        at = end + 1;
    }

    private void doubleQuoted() {
        inWord = true;
        while (at < line.length() && line.charAt(at) != '"') {
            char c = line.charAt(at++);
            boolean escape = c == '\\' && at < line.length() && "\"\\$`\n".indexOf(line.charAt(at)) >= 0;
            if (!escape) {
                word.append(c);
            } else if (line.charAt(at++) != '\n') {
                word.append(line.charAt(at - 1));
            }
        }
        if (at >= line.length()) {
            throw new IllegalArgumentException("a \" is not closed in: " + line);
        }
        at++;
    }

    private void escaped() {
        if (at >= line.length()) {
            throw new IllegalArgumentException("nothing follows the last \\ in: " + line);
        }
        char c = line.charAt(at++);
        if (c != '\n') {
            append(c);
        }
    }

    private void append(char c) {
        word.append(c);
        inWord = true;
    }

    private void endWord() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
