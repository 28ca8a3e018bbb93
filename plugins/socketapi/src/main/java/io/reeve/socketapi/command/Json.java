package io.reeve.socketapi.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;

/** One JSON text, strictly read. Its values are counted: a few megabytes of them would take hundreds in memory. */
final class Json {

    private static final Gson GSON =
            new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final int MOST_VALUES = 100_000;
    private static final int LONGEST_NUMBER = 400;

    private final JsonReader reader;
    private int values;

    private Json(String text) {
        this.reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
    }

    /**
     * Reads a text.
     *
     * @throws RefusedException if it is not JSON, or too much of it
     */
    static JsonElement read(String text) throws RefusedException {
        Json json = new Json(text);
        try {
            JsonElement element = json.value();
            if (json.reader.peek() == JsonToken.END_DOCUMENT) {
                return element;
            }
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new RefusedException("the parameters are not JSON");
        }
        throw new RefusedException("there is more than one JSON value");
    }

    static String write(JsonElement element) {
        return GSON.toJson(element);
    }

    private JsonElement value() throws IOException, RefusedException {
        if (++values > MOST_VALUES) {
            throw new RefusedException("there are more than " + MOST_VALUES + " values");
        }
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object();
            case BEGIN_ARRAY -> list();
            case STRING -> new JsonPrimitive(reader.nextString());
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NUMBER -> new JsonPrimitive(number(reader.nextString()));
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT -> throw new IllegalStateException("no value");
        };
    }

    /** Millions of digits would take minutes. */
    private static BigDecimal number(String digits) throws RefusedException {
        if (digits.length() > LONGEST_NUMBER) {
            throw new RefusedException("a number has more than " + LONGEST_NUMBER + " digits");
        }
        return new BigDecimal(digits);
    }

    private JsonObject object() throws IOException, RefusedException {
        JsonObject object = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            object.add(reader.nextName(), value());
        }
        reader.endObject();
        return object;
    }

    private JsonArray list() throws IOException, RefusedException {
        JsonArray list = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            list.add(value());
        }
        reader.endArray();
        return list;
    }
}
