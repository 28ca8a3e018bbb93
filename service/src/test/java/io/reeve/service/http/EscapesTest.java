package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.jolokia.json.JSONObject;
import org.junit.jupiter.api.Test;

final class EscapesTest {
    @Test
    void every_character_that_jolokia_writes_can_be_read() {
        IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> !Character.isSurrogate((char) c))
                .forEach(c -> assertReadable("\\" + (char) c + "\\\\u001;" + (char) c + (char) c));
    }

    private static void assertReadable(String value) {
        JSONObject object = new JSONObject();
        object.put("value", value);
        String json = object.toJSONString();
        StringWriter whole = new StringWriter();
        StringWriter single = new StringWriter();
        try (Escapes one = new Escapes(whole);
                Escapes other = new Escapes(single)) {
            object.writeJSONString(one);
            for (int i = 0; i < json.length(); i++) {
                other.write(json.charAt(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(read(whole)).isEqualTo(value);
        assertThat(read(single)).isEqualTo(value);
    }

    private static String read(StringWriter json) {
        return JsonParser.parseString(json.toString())
                .getAsJsonObject()
                .get("value")
                .getAsString();
    }
}
