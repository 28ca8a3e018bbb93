package io.reeve.scheduler.when;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Guesses what was meant. */
final class Spelling {

    private static final int FAR = 2;

    private Spelling() {}

    /** {@code "; did you mean 'x'?"}, or nothing if no word is near. */
    static String hint(String word, Collection<String> words) {
        return words.stream()
                .map(known -> Map.entry(known, distance(word, known)))
                .filter(near -> near.getValue() <= FAR
                        && near.getValue() < near.getKey().length() - 1)
                .min(Comparator.comparingInt(Map.Entry::getValue))
                .map(near -> "; did you mean '" + near.getKey() + "'?")
                .orElse("");
    }

    /** How many characters have to be put in, taken out or replaced; none for what merely goes on after it. */
    private static int distance(String word, String known) {
        if (known.length() > 2 && word.startsWith(known)) {
            return 0;
        }
        int[] row = new int[known.length() + 1];
        for (int j = 0; j <= known.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= word.length(); i++) {
            step(row, i, word.charAt(i - 1), known);
        }
        return row[known.length()];
    }

    private static void step(int[] row, int i, char letter, String known) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= known.length(); j++) {
            int replaced = diagonal + (letter == known.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        }
    }
}
