package io.reeve.socketapi.console;

import java.io.ByteArrayOutputStream;

/** What is said to a client at a time. */
final class Speech {

    private static final int WILL = 251;
    private static final int WILL_NOT = 252;
    private static final int COMMAND = 255;
    private static final int ECHO = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Speech text(String text) {
        bytes.writeBytes(Screen.bytes(text));
        return this;
    }

    Speech line(String text) {
        return text(text + "\n");
    }

    /** Lets a Telnet client not show what is typed from now on (RFC 857); others show it, and these three bytes as well. */
    Speech hideTyping() {
        return echo(WILL);
    }

    /** Lets it be shown again; the end of the hidden line was not. */
    Speech showTyping() {
        return echo(WILL_NOT).text("\n");
    }

    private Speech echo(int verb) {
        bytes.write(COMMAND);
        bytes.write(verb);
        bytes.write(ECHO);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
