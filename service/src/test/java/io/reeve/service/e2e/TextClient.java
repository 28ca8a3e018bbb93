package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A person at the console, or a program of the protocol before June 2013. Bytes are characters of ISO 8859-1. */
final class TextClient implements AutoCloseable {

    static final String PROMPT = "reeve> ";
    /** What a Telnet client is told before a password is typed, and after it. */
    static final String HIDE = "\u00FF\u00FB\u0001";

    static final String SHOW = "\u00FF\u00FC\u0001";

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    TextClient(ServiceUnderTest service) {
        try {
            int port = service.client().read(ObjectNames.SOCKET_API, "TextPort").getAsInt();
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the program of the older protocol is answered: everything, to the end. */
    static String ask(ServiceUnderTest service, String request) {
        try (TextClient client = new TextClient(service)) {
            return client.send(request).rest();
        }
    }

    /** Somebody who has logged in. */
    static TextClient login(ServiceUnderTest service, String user, String password) {
        TextClient client = new TextClient(service);
        client.send("\n");
        assertThat(client.until("login: ")).isEqualTo("Reeve\r\n");
        assertThat(client.say(user, "password: " + HIDE)).isEmpty();
        assertThat(client.say(password, PROMPT)).isEqualTo(SHOW + "\r\n");
        return client;
    }

    TextClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a line; returns what comes before the next prompt, without its last end of line. */
    String say(String line) {
        String answer = say(line, PROMPT);
        return answer.endsWith("\r\n") ? answer.substring(0, answer.length() - 2) : answer;
    }

    String say(String line, String prompt) {
        return send(line + "\r\n").until(prompt);
    }

    /** What comes before a text, which is taken too. */
    String until(String end) {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = read();
            assertThat(next).as("more behind: " + text).isNotNegative();
            text.append((char) next);
        }
        return text.substring(0, text.length() - end.length());
    }

    /** All that comes until the connection is closed. */
    String rest() {
        StringBuilder text = new StringBuilder();
        for (int next = read(); next >= 0; next = read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    private int read() {
        try {
            return socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
