package io.reeve.service.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** The table that is printed, line by line as figures come in, and kept in a file. */
final class Figures {
    private final Path file;

    Figures(Path file) throws IOException {
        this.file = file;
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
    }

    void title(String text) throws IOException {
        write("\n" + text + "\n");
    }

    /** One line: what was measured, and what came out. */
    void row(String what, String format, Object... values) throws IOException {
        write(String.format(Locale.ROOT, "  %-58s %s%n", what, String.format(Locale.ROOT, format, values)));
    }

    private void write(String text) throws IOException {
        System.out.print(text);
        System.out.flush();
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
