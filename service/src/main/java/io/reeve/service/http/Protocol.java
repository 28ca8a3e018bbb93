package io.reeve.service.http;

import io.reeve.service.gate.Gate;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.json.parser.JSONParser;
import org.jolokia.json.parser.ParseException;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.request.BadRequestException;
import org.jolokia.server.core.request.JolokiaRequest;
import org.jolokia.server.core.request.JolokiaRequestFactory;
import org.jolokia.server.core.request.ProcessingParameters;
import org.jolokia.server.core.util.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * Jolokia's protocol (version 8) without HTTP: requests to answers. Jolokia reads requests, calls beans and converts
 * values; this decides what becomes of failures. Every request of an array gets its own answer, whatever ails the others.
 */
final class Protocol {

    private final Dispatch dispatch;

    private final Consumer<String> refused;

    /** @param refused hears of texts that were too costly to look into */
    Protocol(Gate gate, Consumer<String> refused) {
        dispatch = new Dispatch(gate);
        this.refused = refused;
    }

    /** @param maybeForged whether to refuse what changes something */
    JSONObject answerPath(@Nullable String path, Map<String, String> query, boolean maybeForged) {
        ProcessingParameters parameters = parameters(query);
        JolokiaRequest request;
        try {
            request = JolokiaRequestFactory.createGetRequest(path, parameters);
        } catch (BadRequestException | RuntimeException e) {
            return Failures.malformed(e);
        }
        if (maybeForged && Set.of(RequestType.EXEC, RequestType.WRITE).contains(request.getType())) {
            return Failures.refused(request, "a browser must use POST for this: other sites can forge its GETs");
        }
        return answer(request);
    }

    /** Writes one answer, or an array of them, each when it is known: a thousand large ones never exist at once. */
    void answerJson(String body, Map<String, String> query, Writer out) throws IOException {
        Object json;
        try {
            JsonLimits.check(body);
        } catch (IllegalArgumentException e) {
            refused.accept(String.valueOf(e.getMessage()));
            Failures.malformed(e).writeJSONString(out);
            return;
        }
        try {
            json = new JSONParser().parse(body);
        } catch (ParseException | IOException | RuntimeException e) {
            Failures.malformed(e).writeJSONString(out);
            return;
        }
        ProcessingParameters parameters = parameters(query);
        if (!(json instanceof JSONArray requests)) {
            answer(json, parameters).writeJSONString(out);
            return;
        }
        String separator = "[";
        for (Object request : requests) {
            out.write(separator);
            answer(request, parameters).writeJSONString(out);
            separator = ",";
        }
        out.write(requests.isEmpty() ? "[]" : "]");
    }

    /** The answer to one request. */
    JSONObject answer(JSONObject request) {
        return answer(request, parameters(Map.of()));
    }

    private JSONObject answer(@Nullable Object json, ProcessingParameters parameters) {
        if (!(json instanceof JSONObject object)) {
            return Failures.malformed(new IllegalArgumentException("a request is a JSON object"));
        }
        JolokiaRequest request;
        try {
            request = JolokiaRequestFactory.createPostRequest(object, parameters);
        } catch (BadRequestException | RuntimeException e) {
            return Failures.malformed(object.get("mbean") instanceof String bean ? bean : "", e);
        }
        return answer(request);
    }

    private JSONObject answer(JolokiaRequest request) {
        JSONObject answer = new JSONObject();
        try {
            answer.put("value", dispatch.value(request));
            answer.put("status", 200);
        } catch (Exception | StackOverflowError e) {
            answer = Failures.answer(request, e);
        }
        if (!"false".equals(request.getParameter(ConfigKey.INCLUDE_REQUEST))) {
            answer.put("request", echo(request));
        }
        answer.put("timestamp", System.currentTimeMillis() / 1000);
        return answer;
    }

    /** What was asked, without what may be a secret: the arguments of operations, and values to set. */
    static JSONObject echo(JolokiaRequest request) {
        JSONObject echo = request.toJSON();
        echo.remove("arguments");
        echo.remove("value");
        return echo;
    }

    private static ProcessingParameters parameters(Map<String, String> query) {
        Map<ConfigKey, String> parameters = new HashMap<>();
        query.forEach((name, value) -> {
            ConfigKey key = ConfigKey.getRequestConfigKey(name);
            if (key != null) {
                parameters.put(key, value);
            }
        });
        return new ProcessingParameters(parameters);
    }
}
