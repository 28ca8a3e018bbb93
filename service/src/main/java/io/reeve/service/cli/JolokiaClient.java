package io.reeve.service.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.reeve.service.net.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;

/**
 * Speaks Jolokia's JSON over HTTP. Connections are kept alive between calls. Thread-safe.
 *
 * <p>{@link HttpURLConnection}, since java.net.http takes some 60 ms more to start, which is what a short command waits for.
 */
public final class JolokiaClient {

    private static final int CONNECT_MILLIS = 5_000;
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    private final URI url;
    private final Optional<String> token;
    private final Trust trust;
    private final Duration patience;

    /**
     * A client of one service.
     *
     * @param token what lets this client in; empty for a service that lets everybody in
     * @param trust which certificates are the service's, for a URL with https
     * @param patience how long an answer may take; zero for ever, as a stop may take as long as the job's stop timeout
     */
    public JolokiaClient(URI url, Optional<String> token, Trust trust, Duration patience) {
        this.url = url;
        this.token = token;
        this.trust = trust;
        this.patience = patience;
    }

    /** Reads one attribute. */
    public JsonElement read(ObjectName mbean, String attribute) throws ServiceUnreachableException {
        return send(JolokiaRequest.read(mbean, attribute)).orThrow();
    }

    /** Invokes one operation. */
    public JsonElement invoke(ObjectName mbean, String operation, Object... arguments)
            throws ServiceUnreachableException {
        return send(JolokiaRequest.exec(mbean, operation, arguments)).orThrow();
    }

    /** Sends one request; the reply may be a refusal. */
    public JolokiaReply send(JolokiaRequest request) throws ServiceUnreachableException {
        JsonElement answer = post(request.toJson());
        if (!answer.isJsonObject()) {
            throw strange("not an object");
        }
        return JolokiaReply.of(answer.getAsJsonObject());
    }

    /** Sends requests in one go; the replies have their order. */
    public List<JolokiaReply> sendAll(List<JolokiaRequest> requests) throws ServiceUnreachableException {
        if (requests.isEmpty()) {
            return List.of();
        }
        JsonArray bulk = new JsonArray(requests.size());
        requests.forEach(request -> bulk.add(request.toJson()));
        JsonElement answer = post(bulk);
        if (answer.isJsonObject()) {
            // What is refused as a whole, such as a request without permission, has one answer.
            throw JolokiaReply.of(answer.getAsJsonObject()).refusal();
        }
        if (!answer.isJsonArray()) {
            throw strange("not an array");
        }
        List<JolokiaReply> replies = new ArrayList<>();
        answer.getAsJsonArray().forEach(reply -> replies.add(JolokiaReply.of(reply.getAsJsonObject())));
        if (replies.size() != requests.size()) {
            throw strange(replies.size() + " answers to " + requests.size() + " requests");
        }
        return replies;
    }

    private JsonElement post(JsonElement body) throws ServiceUnreachableException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            trust.applyTo(connection);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout((int) patience.toMillis());
            connection.setRequestProperty("Content-Type", "application/json");
            token.ifPresent(secret -> connection.setRequestProperty("Authorization", "Bearer " + secret));
            connection.setDoOutput(true);
            // Besides saving a buffer, this keeps the JDK from silently sending a POST a second time.
            connection.setFixedLengthStreamingMode(bytes.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(bytes);
            }
            return answer(connection);
        } catch (ServiceUnreachableException e) {
            throw e;
        } catch (IOException e) {
            String reason = trust.complaint(e).orElseGet(() -> String.valueOf(e.getMessage()));
            throw new ServiceUnreachableException("no service answers at " + url + ": " + reason, e);
        }
    }

    private JsonElement answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (REFUSALS.contains(status)) {
            throw new RefusedException(sentence(connection, status), false);
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw strange("HTTP " + status);
        }
        try (InputStream in = connection.getInputStream()) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (JsonParseException e) {
            throw strange("no JSON");
        }
    }

    private String sentence(HttpURLConnection connection, int status) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            // The JDK keeps the body of this answer to itself.
            return token.isPresent()
                    ? "the service at " + url + " does not take this token: it is wrong, expired or revoked"
                    : "the service at " + url + " takes a login: set REEVE_TOKEN to a token,"
                            + " or be the user who runs the service and name its home";
        }
        try (InputStream in = connection.getErrorStream()) {
            JsonElement said = JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return said.getAsJsonObject().get("error").getAsString();
        } catch (IOException | RuntimeException e) {
            return "the service at " + url + " refuses with HTTP " + status;
        }
    }

    private ServiceUnreachableException strange(String what) {
        return new ServiceUnreachableException("what answers at " + url + " is not Reeve (" + what + ")");
    }
}
