package io.reeve.service.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import java.util.Set;

/** What {@code key=value} on the command line means. */
final class SettingArguments {

    /** Settings that are text whatever they look like. */
    private static final Set<String> TEXTS =
            Set.of("command", "params", "directory", "stopSignal", "interpreter", "user", "group", "umask");

    private SettingArguments() {}

    /** One {@code key=value}. */
    record Assignment(String key, String value) {}

    static Assignment split(String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw CommandFailedException.usage("expected key=value, not " + argument);
        }
        return new Assignment(argument.substring(0, equals), argument.substring(equals + 1));
    }

    /** A number, true, false, an object, an array or a quoted text as JSON has it; anything else is a text as it is. */
    static JsonElement value(String key, String value) {
        boolean json = value.matches("true|false|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?|[\\[{\"](?s:.*)");
        if (json && !TEXTS.contains(key)) {
            try {
                return JsonParser.parseString(value);
            } catch (JsonSyntaxException e) {
                return new JsonPrimitive(value);
            }
        }
        return new JsonPrimitive(value);
    }
}
