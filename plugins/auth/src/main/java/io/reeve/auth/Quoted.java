package io.reeve.auth;

/** What a caller said, as messages repeat it: in quotes, on one line and not too long. */
final class Quoted {

    private static final int LONGEST = 64;

    private Quoted() {}

    static String of(String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return "'" + shown.replaceAll("\\p{C}", "?") + "'";
    }
}
