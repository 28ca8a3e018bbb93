package io.reeve.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.SocketFactory;

/** An HTTP client that sends exactly what it is told, also what real clients forbid. */
final class Wire {

    record Reply(int status, String headers, String body) {}

    private final int port;
    private final SocketFactory sockets;

    Wire(int port) {
        this(port, SocketFactory.getDefault());
    }

    Wire(int port, SocketFactory sockets) {
        this.port = port;
        this.sockets = sockets;
    }

    /** As curl would: no Origin, nothing about the fetch. */
    Reply get(String path, String... headers) throws IOException {
        return send("GET", path, "", headers);
    }

    /** As {@code curl -d}, which declares a form. */
    Reply post(String json, String... headers) throws IOException {
        return send("POST", "/jolokia", json, headers);
    }

    Reply send(String method, String path, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        String given = String.join("\r\n", headers);
        if (!given.contains("Host:")) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        if (!given.contains("Content-Type:")) {
            head.append("Content-Type: application/x-www-form-urlencoded\r\n");
        }
        if (!given.contains("Transfer-Encoding:")) {
            head.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        head.append(given).append(given.isEmpty() ? "" : "\r\n").append("Connection: close\r\n\r\n");
        return raw(head.toString(), bytes);
    }

    Reply raw(String head, byte[] body) throws IOException {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            sendAsFarAsItIsRead(socket, body);
            return parse(socket.getInputStream());
        }
    }

    /** A server that has had enough answers and closes; what it said can be read nevertheless. */
    private static void sendAsFarAsItIsRead(Socket socket, byte[] body) {
        try {
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            // Cut off: the reply tells why.
        }
    }

    private static Reply parse(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no HTTP reply: " + text);
        }
        String headers = text.substring(0, end);
        String body = text.substring(end + 4);
        return new Reply(Integer.parseInt(headers.substring(9, 12)), headers, body);
    }
}
