package io.reeve.logexplorer;

/** Words of callers in messages: short, and without what a terminal would obey. */
final class Quoted {
    private static final int LONGEST = 64;

    private Quoted() {}

    static String of(String word) {
        String shown = word.length() > LONGEST ? word.substring(0, LONGEST) + "..." : word;
        return "'" + shown.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?") + "'";
    }
}
