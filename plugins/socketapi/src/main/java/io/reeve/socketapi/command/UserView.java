package io.reeve.socketapi.command;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.reeve.mbeans.JobDefinition;
import io.reeve.mbeans.UserInfo;
import java.util.Map;
import java.util.TreeMap;

/**
 * A user as php-backend-server showed it: further facts, and then what counts. Reeve keeps facts as texts; one that is none
 * goes by another name, behind which stands its JSON.
 */
final class UserView {

    private static final String AS_JSON = "json:";

    private UserView() {}

    static JsonObject of(UserInfo user) throws RefusedException {
        JsonObject view = new JsonObject();
        for (Map.Entry<String, String> fact : new TreeMap<>(user.extra()).entrySet()) {
            if (fact.getKey().startsWith(AS_JSON)) {
                view.add(fact.getKey().substring(AS_JSON.length()), Json.read(fact.getValue()));
            } else {
                view.addProperty(fact.getKey(), fact.getValue());
            }
        }
        view.addProperty("password", JobDefinition.SECRET);
        view.addProperty("privileges", user.privileges());
        return view;
    }

    /** What a client wants to be kept of a user; a null removes it. */
    static JsonObject facts(JsonObject given) {
        JsonObject facts = new JsonObject();
        given.asMap().forEach((key, value) -> {
            boolean isText = value instanceof JsonPrimitive plain && plain.isString();
            facts.add(key, isText ? value : JsonNull.INSTANCE);
            facts.add(AS_JSON + key, isText || value.isJsonNull() ? JsonNull.INSTANCE : json(value));
        });
        return facts;
    }

    private static JsonElement json(JsonElement value) {
        return new JsonPrimitive(Json.write(value));
    }
}
