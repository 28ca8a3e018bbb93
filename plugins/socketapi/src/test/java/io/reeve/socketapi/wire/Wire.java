package io.reeve.socketapi.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A client, as polite as the test wants it. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    Wire(InetSocketAddress address) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        socket.connect(address, PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    static byte[] frame(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return header(bytes.length, bytes);
    }

    /** A header that may lie, and what follows. */
    static byte[] header(int length, byte... rest) {
        return ByteBuffer.allocate(4 + rest.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .put(rest)
                .array();
    }

    Wire send(byte... bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    Wire ask(String body) throws IOException {
        return send(frame(body));
    }

    void sayNoMore() throws IOException {
        socket.shutdownOutput();
    }

    String answer() throws IOException {
        byte[] body = new byte[Integer.reverseBytes(in.readInt())];
        in.readFully(body);
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The next line, without its end. */
    String line() throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        for (int next = in.readUnsignedByte(); next != '\n'; next = in.readUnsignedByte()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the other side closes; whether it has sent nothing before. */
    boolean isClosed() {
        try {
            return in.read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
