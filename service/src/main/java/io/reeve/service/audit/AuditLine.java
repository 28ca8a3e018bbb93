package io.reeve.service.audit;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.reeve.mbeans.AuditRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line that has the form of a record.
 *
 * @param record what it says
 * @param prev the hash of the record before, as it says
 * @param genuine whether its hash is that of its text
 */
record AuditLine(AuditRecord record, String prev, boolean genuine) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Where the chain stands after this line, if what it says is true. */
    Link link() {
        return new Link(record.number(), record.hash());
    }

    /** Reads a line without its newline; empty if it does not have the form of a record. */
    static Optional<AuditLine> parse(byte[] line) {
        try {
            // Strictly: were broken bytes replaced, one could be changed and the text stay the same.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Optional.of(parse(text));
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static AuditLine parse(String text) throws IOException {
        JsonReader json = new JsonReader(new StringReader(text));
        json.setStrictness(Strictness.STRICT);
        json.beginObject();
        long number = number(json);
        String at = text(json, "at");
        String who = text(json, "who");
        String from = text(json, "from");
        String door = text(json, "door");
        String what = text(json, "what");
        String on = text(json, "on");
        String outcome = text(json, "outcome");
        String why = text(json, "why");
        String prev = text(json, "prev");
        String hash = text(json, "hash");
        json.endObject();
        String ending = LineText.ending(hash);
        require(json.peek() == JsonToken.END_DOCUMENT && HASH.matcher(hash).matches() && text.endsWith(ending));
        boolean genuine = hash.equals(Link.hashOf(text.substring(0, text.length() - ending.length())));
        AuditRecord record = new AuditRecord(number, at, who, from, door, what, on, outcome, why, hash);
        return new AuditLine(record, prev, genuine);
    }

    private static long number(JsonReader json) throws IOException {
        require(json.nextName().equals("n") && json.peek() == JsonToken.NUMBER);
        return json.nextLong();
    }

    private static String text(JsonReader json, String name) throws IOException {
        require(json.nextName().equals(name) && json.peek() == JsonToken.STRING);
        return json.nextString();
    }

    private static void require(boolean fits) throws IOException {
        if (!fits) {
            throw new MalformedJsonException("not a record");
        }
    }
}
