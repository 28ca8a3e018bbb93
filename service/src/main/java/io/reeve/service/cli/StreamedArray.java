package io.reeve.service.cli;

import com.google.gson.JsonElement;
import java.io.PrintStream;

/** Prints a JSON array of any length, of which it holds nothing. */
final class StreamedArray {
    private final PrintStream out;
    private boolean begun;

    StreamedArray(PrintStream out) {
        this.out = out;
    }

    void add(JsonElement element) {
        out.print(begun ? "," : "[");
        out.print(element);
        begun = true;
    }

    void finish() {
        out.println(begun ? "]" : "[]");
    }
}
