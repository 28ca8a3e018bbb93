package io.reeve.socketapi.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.reeve.spi.Credentials;
import java.util.Optional;

/** What a request is about. Values are converted as PHP converts them, where they are no lists or objects. */
record Params(JsonObject values) {

    private static final String AUTH = "auth";

    static final Params NONE = new Params(new JsonObject());

    boolean has(String key) {
        return values.has(key) && !values.get(key).isJsonNull();
    }

    /** A text or a number that is there and not empty. */
    String text(String key) throws RefusedException {
        String text = Values.text(key, required(key));
        if (text.isEmpty()) {
            throw new RefusedException(key + ": it is empty");
        }
        return text;
    }

    boolean flag(String key) throws RefusedException {
        return Values.flag(key, required(key));
    }

    JsonObject object(String key) throws RefusedException {
        if (required(key) instanceof JsonObject object) {
            return object;
        }
        throw new RefusedException(key + ": expected an object");
    }

    private JsonElement required(String key) throws RefusedException {
        if (!has(key)) {
            throw new RefusedException(key + " is missing");
        }
        return values.get(key);
    }

    /** All but the credentials and some keys. */
    JsonObject without(String... keys) {
        JsonObject rest = new JsonObject();
        values.asMap().forEach(rest::add);
        rest.remove(AUTH);
        for (String key : keys) {
            rest.remove(key);
        }
        return rest;
    }

    /** These and others. */
    Params with(JsonObject others) {
        JsonObject all = without();
        others.asMap().forEach(all::add);
        return new Params(all);
    }

    /** The same keys with the values that they have elsewhere, or null. */
    Params as(JsonObject other) {
        JsonObject all = new JsonObject();
        values.keySet().forEach(key -> all.add(key, other.has(key) ? other.get(key) : JsonNull.INSTANCE));
        return new Params(all);
    }

    /** Who it says to be; empty if it says nothing of the kind. */
    Optional<Credentials> credentials(String address) {
        return values.get(AUTH) instanceof JsonObject auth
                        && auth.get("username") instanceof JsonPrimitive user
                        && auth.get("password") instanceof JsonPrimitive password
                        && !user.isBoolean()
                        && !password.isBoolean()
                ? Optional.of(new Credentials(user.getAsString(), password.getAsString(), address))
                : Optional.empty();
    }

    /** Without the values, among which are passwords. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
