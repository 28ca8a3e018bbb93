package io.reeve.service.cli;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import io.reeve.service.fakes.GuardedDoors;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Jolokia over HTTP, by user and password. */
final class HttpAccess implements Access {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI url;
    private final String authorization;

    HttpAccess(GuardedDoors doors, String role, String token) {
        url = URI.create("http://127.0.0.1:" + doors.httpPort + "/jolokia");
        byte[] pair = (role + ":" + role).getBytes(StandardCharsets.UTF_8);
        authorization = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public boolean isOpen(Member member) throws Exception {
        Map<String, Object> request = new HashMap<>();
        request.put("type", member.kind());
        request.put("mbean", member.bean().toString());
        request.put(member.kind().equals("exec") ? "operation" : "attribute", member.name());
        if (member.kind().equals("exec")) {
            request.put("arguments", member.arguments());
        } else if (member.kind().equals("write")) {
            request.put("value", member.arguments().get(0));
        }
        HttpRequest post = HttpRequest.newBuilder(url)
                .header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(new Gson().toJson(request)))
                .build();
        String body = HTTP.send(post, BodyHandlers.ofString()).body();
        return JsonParser.parseString(body).getAsJsonObject().get("status").getAsInt() != 403;
    }
}
