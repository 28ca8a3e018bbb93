package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** A job's status in one line. */
final class JobLine {

    private JobLine() {}

    /** {@code billing: RUNNING, pid 71}. */
    static String of(String name, JsonElement status) {
        JsonObject object = status.getAsJsonObject();
        long pid = object.get("pid").getAsLong();
        String state = object.get("state").getAsString();
        return name + ": " + state + (pid > 0 ? ", pid " + pid : "");
    }
}
