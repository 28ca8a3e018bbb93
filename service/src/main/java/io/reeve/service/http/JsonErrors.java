package io.reeve.service.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
        response.getHeaders().put(JSON);
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
