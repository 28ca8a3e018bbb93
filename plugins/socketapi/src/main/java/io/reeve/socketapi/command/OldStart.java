package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import java.util.List;

/**
 * What {@code START JOB PATH [PARAMS...] LINES [WRITELOG AUTOSTART]} says of a job. The two flags, which came later, are
 * {@code 1} or nothing, as PHP writes TRUE and FALSE: so {@code 20 1 1} at the end is all three, even though it could be two
 * parameters and one line.
 */
final class OldStart {

    private static final int FLAGS = 2;

    private final List<String> words;

    private OldStart(List<String> words) {
        this.words = words;
    }

    /** @throws RefusedException if there is no path, or no number of lines */
    static JsonObject settings(OldRequest request) throws RefusedException {
        return new OldStart(request.words().subList(1, request.words().size())).settings();
    }

    private JsonObject settings() throws RefusedException {
        boolean flags = hasFlags();
        int lines = words.size() - 1 - (flags ? FLAGS : 0);
        if (lines < 1 || words.get(0).isEmpty() || !isNumber(lines)) {
            throw new RefusedException("expected a path, parameters and a number of lines");
        }
        JsonObject settings = new JsonObject();
        settings.addProperty(JobSettings.COMMAND, words.get(0));
        settings.addProperty(JobSettings.PARAMS, String.join(" ", words.subList(1, lines)));
        settings.addProperty(JobSettings.BUFFER_SIZE, words.get(lines));
        if (flags) {
            settings.addProperty(JobSettings.WRITE_LOG, isTrue(lines + 1));
            settings.addProperty(JobSettings.AUTOSTART, isTrue(lines + FLAGS));
        }
        return settings;
    }

    private boolean hasFlags() {
        int last = words.size() - 1;
        return last > FLAGS && isFlag(last) && isFlag(last - 1) && isNumber(last - FLAGS);
    }

    private boolean isFlag(int index) {
        return words.get(index).isEmpty() || isTrue(index);
    }

    private boolean isTrue(int index) {
        return words.get(index).equals("1");
    }

    private boolean isNumber(int index) {
        return words.get(index).matches("\\d{1,9}");
    }
}
