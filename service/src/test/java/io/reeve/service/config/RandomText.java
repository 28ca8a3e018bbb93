package io.reeve.service.config;

import java.util.Random;

/** Texts made of what breaks parsers. */
public final class RandomText {

    private static final String[] PIECES = {
        "a", "B", "7", "0", " ", "  ", "\t", "\n", "\r", "'", "\"", "\\", "$HOME", "`", ":", ": ", "#", " #", "-", "- ",
        "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "~", "?", "<<", "true", "null", "1e3", "0x1f", "=",
        "ä", "日本", "😀", "\u0000", "\u0007", "\u001b[31m", "\u0085", "\u2028", "\uFEFF", "\u007f", "---", "...", ";"
    };

    private RandomText() {}

    public static String of(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(pieces + 1); n > 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
