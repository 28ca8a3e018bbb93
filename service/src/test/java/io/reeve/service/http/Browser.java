package io.reeve.service.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends what a browser sends whose page is ours, with the cookie that it was given. */
final class Browser {
    private static final Pattern COOKIE = Pattern.compile("Set-Cookie: ([^=]+=[^;]*);?([^\r\n]*)");

    private final HttpFixture fixture;
    private String cookie = "";
    private String attributes = "";

    Browser(HttpFixture fixture) {
        this.fixture = fixture;
    }

    /** Such as {@code reeve-8778=...}; empty if there is none. */
    String cookie() {
        return cookie;
    }

    /** What the cookie was given with. */
    String attributes() {
        return attributes;
    }

    String origin() {
        return "Origin: http://127.0.0.1:" + fixture.door.port();
    }

    Wire.Reply login(String user, String password) throws IOException {
        String json = "{\"username\":\"" + user + "\",\"password\":\"" + password + "\"}";
        return post("/hawtio/auth/login", json);
    }

    Wire.Reply get(String path, String... headers) throws IOException {
        return send("GET", path, "", "Sec-Fetch-Site: same-origin", headers);
    }

    Wire.Reply post(String path, String json, String... headers) throws IOException {
        return send("POST", path, json, origin() + "\r\nContent-Type: application/json", headers);
    }

    /** Without a word about where it comes from. */
    Wire.Reply unvouched(String method, String path, String body, String... headers) throws IOException {
        return send(method, path, body, "Accept: */*", headers);
    }

    private Wire.Reply send(String method, String path, String body, String first, String... more) throws IOException {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.add(0, first);
        if (!cookie.isEmpty()) {
            headers.add("Cookie: " + cookie);
        }
        Wire.Reply reply = fixture.wire.send(method, path, body, headers.toArray(String[]::new));
        Matcher given = COOKIE.matcher(reply.headers());
        while (given.find()) {
            cookie = given.group(1);
            attributes = given.group(2);
        }
        return reply;
    }
}
