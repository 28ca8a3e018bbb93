package io.reeve.service.probe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Looks for a line that matches a regular expression in output as it is read, in pieces of any size; one for each stream.
 * A line counts when its line feed has come, without a carriage return before that. Only its first 8 KiB are looked at, and
 * an expression that backtracks without end is cut off: the line then does not match. For one thread.
 */
public final class LineMatcher {
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_COSTLY_LINES = 100;

    private final Pattern pattern;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private int costlyLines;
    private boolean matched;

    /** Looks for a pattern anywhere in a line. */
    public LineMatcher(Pattern pattern) {
        this.pattern = lean(pattern);
    }

    /** {@code .*} at the beginning says nothing where any part of a line may match, and costs the length's square. */
    private static Pattern lean(Pattern pattern) {
        String regex = pattern.pattern();
        boolean idle = regex.startsWith(".*") && !regex.matches("(?s)\\.\\*[?+*{].*");
        return idle ? Pattern.compile(regex.substring(2), pattern.flags()) : pattern;
    }

    /** Takes more output, up to the buffer's limit; returns whether a line has matched by now. */
    public boolean accept(ByteBuffer output) {
        while (!isOver() && output.hasRemaining()) {
            byte next = output.get();
            if (next == '\n') {
                endLine();
            } else if (length < LONGEST_LINE) {
                line[length++] = next;
            }
        }
        output.position(output.limit());
        return matched;
    }

    /** Whether nothing more is looked at: a line matched, or looking at too many was too costly. */
    public boolean isOver() {
        return matched || isTooCostly();
    }

    /** Whether it was given up because the expression backtracks too much, on a hundred lines by now. */
    public boolean isTooCostly() {
        return costlyLines >= MOST_COSTLY_LINES;
    }

    private void endLine() {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        length = 0;
        String text = new String(line, 0, end, StandardCharsets.UTF_8);
        try {
            matched = pattern.matcher(new BoundedText(text)).find();
        } catch (BoundedText.ExhaustedException | StackOverflowError e) {
            costlyLines++; // java.util.regex recurses for some expressions, once for each character
        }
    }
}
