package io.reeve.service.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A password that somebody types, or a line of standard input; nothing stands for a random one.
 *
 * @param text the password
 * @param isRandom whether nobody has seen it yet
 */
record NewPassword(String text, boolean isRandom) {

    /** Without those that are mistaken for one another. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    /**
     * Asks for it.
     *
     * @throws IOException if it cannot be read, or was not the same when it was typed again
     */
    static NewPassword ask(String user, InputStream in) throws IOException {
        Console console = Terminal.isTerminal(0) ? System.console() : null;
        String typed = console == null ? line(in) : type(user, console);
        return typed.isEmpty() ? new NewPassword(random(), true) : new NewPassword(typed, false);
    }

    private static String line(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private static String type(String user, Console console) throws IOException {
        char[] first = console.readPassword("New password of %s (empty for a random one): ", user);
        char[] second = first == null || first.length == 0 ? first : console.readPassword("The same again: ");
        if (first == null || !Arrays.equals(first, second)) {
            throw new IOException("the two are not the same; nothing is changed");
        }
        return new String(first);
    }

    /** 140 random bits. */
    private static String random() {
        String letters = new SecureRandom()
                .ints(28, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
        return letters.replaceAll("....(?!$)", "$0-");
    }

    /** What to tell who has to know it. */
    String told() {
        return isRandom ? ", password " + text : "";
    }

    @Override
    public String toString() {
        return "a password";
    }
}
