package io.reeve.socketapi.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * An answer.
 *
 * @param data what goes with it; null is left out
 */
record Answer(Code code, JsonElement data) {

    static final Answer OK = new Answer(Code.OK, JsonNull.INSTANCE);
    static final Answer FAILED = new Answer(Code.FAILED, JsonNull.INSTANCE);
    static final Answer DENIED = new Answer(Code.DENIED, JsonNull.INSTANCE);
    static final Answer UNKNOWN = new Answer(Code.UNKNOWN, JsonNull.INSTANCE);

    /** How it went. */
    enum Code {
        OK,
        FAILED,
        DENIED,
        UNKNOWN
    }

    static Answer of(String text) {
        return new Answer(Code.OK, new JsonPrimitive(text));
    }

    static Answer of(boolean flag) {
        return new Answer(Code.OK, new JsonPrimitive(flag));
    }

    static Answer of(JsonElement data) {
        return new Answer(Code.OK, data);
    }

    static Answer ofTexts(Collection<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return of(list);
    }

    /** Of a table; php-backend-server answered FAILED for some that had nothing in them. */
    static Answer unlessEmpty(JsonObject table) {
        return table.isEmpty() ? FAILED : of(table);
    }

    /** Of a table; one that has nothing in it is an empty list to PHP. */
    static Answer orEmptyList(JsonObject table) {
        return table.isEmpty() ? of(new JsonArray()) : of(table);
    }

    byte[] bytes() {
        JsonObject answer = new JsonObject();
        answer.addProperty("code", code.name());
        if (!data.isJsonNull()) {
            answer.add("data", data);
        }
        return Json.write(answer).getBytes(StandardCharsets.UTF_8);
    }
}
