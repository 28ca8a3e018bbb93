package io.reeve.service.e2e;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Server-sent events of one connection, one after the other. */
final class Events implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 120_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    /** @param data a JSON array of pieces of output, or an object that says why it is over */
    record Event(String id, String type, JsonElement data) {

        /** What it has of a stream. */
        String text(String stream) {
            return pieces(stream, "text");
        }

        long skipped() {
            long skipped = 0;
            for (JsonElement piece : pieces()) {
                skipped += piece.getAsJsonObject().get("skipped").getAsLong();
            }
            return skipped;
        }

        private String pieces(String stream, String key) {
            StringBuilder all = new StringBuilder();
            for (JsonElement piece : pieces()) {
                JsonObject object = piece.getAsJsonObject();
                all.append(
                        object.get("stream").getAsString().equals(stream)
                                ? object.get(key).getAsString()
                                : "");
            }
            return all.toString();
        }

        private JsonArray pieces() {
            return data.isJsonArray() ? data.getAsJsonArray() : new JsonArray();
        }
    }

    /** @param lastEvent the id to go on after; empty for none */
    Events(ServiceUnderTest service, String path, String lastEvent) throws IOException {
        String url = service.serviceFile("jolokia").replaceFirst("/jolokia$", path);
        connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + service.token());
        if (!lastEvent.isEmpty()) {
            connection.setRequestProperty("Last-Event-ID", lastEvent);
        }
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Waits for the next one; none where the connection is over. */
    Optional<Event> next() throws IOException {
        String id = "";
        String type = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                Event event = new Event(id, type, JsonParser.parseString(line.substring(6)));
                lines.readLine();
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
