package io.reeve.service.config;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One strict JSON text. */
final class JsonText {

    private final String source;
    private final JsonReader reader;

    private JsonText(String source, String text) {
        this.source = source;
        this.reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
    }

    /** The text's object; null if it is not JSON, as a YAML flow mapping is not. */
    static @Nullable YamlDocument parse(String source, String text) {
        JsonText json = new JsonText(source, text);
        try {
            Map<String, @Nullable Object> map = json.map();
            return json.reader.peek() == JsonToken.END_DOCUMENT ? new YamlDocument(map, Map.of()) : null;
        } catch (MalformedJsonException | java.io.EOFException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
    }

    private Map<String, @Nullable Object> map() throws IOException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = whole(reader.nextName());
            if (map.containsKey(key)) {
                throw new InvalidYamlException(source, 0, "the key '" + key + "' is there twice");
            }
            map.put(key, value());
        }
        reader.endObject();
        return map;
    }

    private List<@Nullable Object> list() throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            list.add(value());
        }
        reader.endArray();
        return list;
    }

    private @Nullable Object value() throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> map();
            case BEGIN_ARRAY -> list();
            case STRING -> whole(reader.nextString());
            case BOOLEAN -> reader.nextBoolean();
            case NUMBER -> number(reader.nextString());
            case NULL -> {
                reader.nextNull();
                yield null;
            }
            case END_OBJECT, END_ARRAY, NAME, END_DOCUMENT -> throw new MalformedJsonException("no value");
        };
    }

    private String whole(String text) {
        if (Yaml.isBroken(text)) {
            throw new InvalidYamlException(source, 0, "half a surrogate pair in '" + text + "'");
        }
        return text;
    }

    private Number number(String text) {
        return PlainNumber.parse(text)
                .orElseThrow(() -> new InvalidYamlException(source, 0, text + " is not a number that can be used"));
    }
}
