package io.reeve.socketapi.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Text as it is sent to a terminal. */
final class Screen {

    private static final String GAP = "  ";

    private Screen() {}

    /**
     * Bytes for a network terminal (RFC 854): lines end with CR LF. Control characters are shown as {@code cat -v} shows them,
     * so that what a job prints does nothing to the terminal.
     */
    static byte[] bytes(String text) {
        return text.codePoints()
                .mapToObj(Screen::shown)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String shown(int c) {
        if (c == '\n') {
            return "\r\n";
        }
        if (c == '\t' || !Character.isISOControl(c)) {
            return Character.toString(c);
        }
        String caret = c < 0x80 ? "^" : "M-^";
        return caret + (char) ((c & 0x7F) ^ 0x40);
    }

    /** Columns as wide as they have to be; the last one runs free. */
    static String table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size() - 1; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - row.get(i).length()))
                    .append(GAP);
        }
        return line.append(row.get(row.size() - 1)).toString();
    }
}
