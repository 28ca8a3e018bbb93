package io.reeve.service.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command writes.
 *
 * @param out standard output; buffered, so flush before waiting
 * @param err standard error
 * @param watched whether standard output is a terminal
 * @param colour whether people look at the output and like colours
 */
record Terminal(PrintStream out, PrintStream err, boolean watched, boolean colour) {

    /** UTF-8 whatever the locale says: names of jobs are, and LC_ALL=C would make question marks of them. */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean watched = isTerminal(1);
        boolean colour = watched && !environment.containsKey("NO_COLOR");
        return new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), watched, colour);
    }

    /** A line on standard error, after everything that is due on standard output. */
    void complain(String sentence) {
        out.flush();
        err.println("reeve: " + plainLines(sentence));
        err.flush();
    }

    /** Whether nobody reads any more, as after {@code | head}. */
    boolean isDeaf() {
        return out.checkError();
    }

    /** Lines as they are, but without anything that would steer a terminal if standard output is one. */
    String shown(String text) {
        if (!watched) {
            return text;
        }
        int[] shown = text.codePoints()
                .map(c -> c != '\n' && c != '\t' && steers(c) ? '?' : c)
                .toArray();
        return new String(shown, 0, shown.length);
    }

    /** One line without anything that would steer a terminal; a tab is a space. */
    static String plain(String text) {
        int[] shown = text.codePoints()
                .map(c -> c == '\t' ? ' ' : steers(c) ? '?' : c)
                .toArray();
        return new String(shown, 0, shown.length);
    }

    private static String plainLines(String text) {
        return String.join("\n", text.lines().map(Terminal::plain).toList());
    }

    /** Control characters, and those that turn the direction of writing. */
    private static boolean steers(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), false, StandardCharsets.UTF_8);
    }

    /** Whether somebody sits at the other end of a descriptor of this process. */
    static boolean isTerminal(int descriptor) {
        try {
            // System.console() also asks for standard input, and from JDK 22 on says yes to everything.
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
