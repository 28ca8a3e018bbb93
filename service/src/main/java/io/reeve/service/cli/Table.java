package io.reeve.service.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns as wide as they have to be; the last one runs free. Cells are stripped of control characters. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final Map<Integer, List<String>> below = new HashMap<>();
    private final boolean headed;

    /** A table with these headings, or with none. */
    Table(String... headings) {
        headed = headings.length > 0;
        if (headed) {
            rows.add(List.of(headings));
        }
    }

    void row(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.isEmpty() ? "-" : Terminal.plain(cell));
        }
        rows.add(row);
    }

    /** Lines below the last row, indented and as wide as they are. */
    void below(List<String> lines) {
        below.put(
                rows.size() - 1,
                lines.stream().map(line -> "    " + Terminal.plain(line)).toList());
    }

    void print(Terminal terminal) {
        int[] widths = widths();
        for (int i = 0; i < rows.size(); i++) {
            boolean heading = headed && i == 0;
            terminal.out().println(line(rows.get(i), widths, new Paint(terminal.colour(), heading)));
            below.getOrDefault(i, List.of()).forEach(terminal.out()::println);
        }
    }

    private static String line(List<String> row, int[] widths, Paint paint) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(paint.of(cell));
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - length(cell) + 2));
            }
        }
        return line.toString();
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return widths;
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
