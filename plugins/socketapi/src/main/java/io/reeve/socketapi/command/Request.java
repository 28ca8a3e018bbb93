package io.reeve.socketapi.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A request as it came.
 *
 * @param command its first word; empty if there is none
 * @param rest what follows; empty if nothing does
 */
record Request(String command, String rest) {

    /**
     * Takes a request apart.
     *
     * @throws RefusedException if it is not UTF-8
     */
    static Request of(byte[] bytes) throws RefusedException {
        String text = text(bytes).strip();
        int blank = text.indexOf(' ');
        return blank < 0
                ? new Request(text, "")
                : new Request(text.substring(0, blank), text.substring(blank).strip());
    }

    private static String text(byte[] bytes) throws RefusedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException("the request is not UTF-8");
        }
    }

    /**
     * The parameters; an empty list is PHP's way to write none.
     *
     * @throws RefusedException if they are no JSON object
     */
    Params params() throws RefusedException {
        if (rest.isEmpty()) {
            return Params.NONE;
        }
        JsonElement json = Json.read(rest);
        if (json instanceof JsonObject object) {
            return new Params(object);
        }
        if (json instanceof JsonArray list && list.isEmpty()) {
            return Params.NONE;
        }
        throw new RefusedException("the parameters are no JSON object");
    }

    /** Without the parameters, among which are passwords. */
    @Override
    public String toString() {
        return command;
    }
}
