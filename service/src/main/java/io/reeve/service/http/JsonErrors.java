package io.reeve.service.http;

import io.reeve.service.gate.Entrance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jolokia.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** Whatever goes wrong outside Jolokia's protocol is said in JSON too, with a reason and without a stack trace. */
final class JsonErrors extends ErrorHandler {

    private static final HttpField JSON =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json;charset=utf-8");

    /** What is turned away for its form or size, before anybody judged its content. */
    private static final Set<Integer> MALFORMED = Set.of(
            HttpStatus.BAD_REQUEST_400,
            HttpStatus.FORBIDDEN_403,
            HttpStatus.PAYLOAD_TOO_LARGE_413,
            HttpStatus.URI_TOO_LONG_414,
            HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);

    /** What was said of a content that did not come. */
    private static final EnumSet<HttpHeader> OF_CONTENT = EnumSet.of(
            HttpHeader.CONTENT_LENGTH, HttpHeader.CONTENT_ENCODING, HttpHeader.CACHE_CONTROL, HttpHeader.ETAG);

    private final Entrance entrance;

    JsonErrors(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        if (MALFORMED.contains(code)) {
            String address = Request.getRemoteAddr(request);
            entrance.refused(LoginHandler.DOOR, address, "", "REQUEST", code + " " + HttpStatus.getMessage(code));
        }
        response.getHeaders().remove(OF_CONTENT).put(JSON);
        response.write(true, body(code, message), callback);
    }

    private static ByteBuffer body(int code, @Nullable String message) {
        JSONObject json = new JSONObject();
        json.put("status", code);
        // What happened inside is in the log; a client could make nothing of it, or too much.
        json.put("error", code == 500 || message == null ? HttpStatus.getMessage(code) : message);
        return ByteBuffer.wrap((json.toJSONString() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
