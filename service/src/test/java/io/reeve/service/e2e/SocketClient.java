package io.reeve.service.e2e;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Speaks to a service as the PHP client of php-backend-server does: a connection for each request. */
final class SocketClient {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int PATIENCE_TO_CONNECT_MILLIS = 10_000;

    private final int port;

    SocketClient(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** A connection on which nothing was said yet. */
    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_TO_CONNECT_MILLIS);
        return socket;
    }

    /** The answer to a request. */
    JsonObject ask(String request) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(frame(request));
            return answer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(request, e);
        }
    }

    /** The code of the answer to a request. */
    String code(String request) {
        return ask(request).get("code").getAsString();
    }

    static byte[] frame(String request) {
        return frame(request.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] frame(byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .put(body)
                .array();
    }

    /** Reads the next answer. */
    static JsonObject answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] body = new byte[Integer.reverseBytes(in.readInt())];
        in.readFully(body);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
