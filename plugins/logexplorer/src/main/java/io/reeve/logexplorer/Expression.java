package io.reeve.logexplorer;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;

/** Compiles regular expressions of RE2, whose time to match grows with the text and no faster. */
final class Expression {
    /** How large a compiled expression may be, in characters of one without repetitions. */
    private static final long MOST = 5000;

    private static final java.util.regex.Pattern REPETITION =
            java.util.regex.Pattern.compile("(.)\\{([0-9]{1,9})(?:,([0-9]{0,9}))?}", java.util.regex.Pattern.DOTALL);

    private Expression() {}

    /** @throws IllegalArgumentException if it cannot be compiled, or would be too large then */
    static Pattern compiled(String text) {
        if (size(text) > MOST) {
            throw new IllegalArgumentException(Quoted.of(text) + " repeats too much: repetitions are written out, "
                    + "which may make " + MOST + " characters");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a regular expression of RE2: " + Quoted.of(e.getDescription()), e);
        }
    }

    /**
     * How long it is at most if {@code x{3}} is written out as {@code xxx}, as RE2 does: groups may be within groups, other
     * things that are repeated are single ones.
     */
    private static long size(String text) {
        double groups = 1;
        double others = text.length();
        Matcher matcher = REPETITION.matcher(text);
        for (MatchResult repetition : matcher.results().toList()) {
            String most = repetition.group(3);
            int times = Integer.parseInt(most == null || most.isEmpty() ? repetition.group(2) : most);
            if (repetition.group(1).equals(")")) {
                groups *= Math.max(1, times);
            } else {
                others += times;
            }
        }
        return (long) (groups * others);
    }
}
