package io.reeve.socketapi;

import io.reeve.socketapi.wire.Limits;
import io.reeve.spi.PluginSettings;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What stands in {@code etc/plugins/socket-api.yaml}.
 *
 * @param host where to listen
 * @param port for frames; 0 for any free one
 * @param textPort for text; 0 for any free one
 * @param maxFrame how many bytes a frame may have
 * @param limits of what clients may take
 * @param textLimits the same at the port for text
 * @param greetAfter how long people may be silent until they are greeted
 */
record SocketApiSettings(
        String host, int port, int textPort, int maxFrame, Limits limits, Limits textLimits, Duration greetAfter) {

    private static final String FILE = "etc/plugins/socket-api.yaml";

    private static final long LEAST_FRAME = 4L << 20;
    private static final long MOST_FRAME = 64L << 20;

    static SocketApiSettings read(PluginSettings settings) {
        long frame = settings.bytes("maxFrame", LEAST_FRAME);
        Duration idle = settings.duration("idle", Duration.ofMinutes(1));
        require(frame >= LEAST_FRAME && frame <= MOST_FRAME, "maxFrame: expected 4m to 64m");
        require(isWithin(idle, Duration.ofSeconds(1), Duration.ofHours(1)), "idle: expected 1s to 1h");
        Duration textIdle = settings.duration("textIdle", Duration.ofMinutes(15));
        require(isWithin(textIdle, Duration.ofSeconds(10), Duration.ofDays(1)), "textIdle: expected 10s to 1d");
        Duration greetAfter = settings.duration("greetAfter", Duration.ofSeconds(2));
        require(
                isWithin(greetAfter, Duration.ofMillis(100), Duration.ofMinutes(1)),
                "greetAfter: expected 100ms to 1m");
        int connections = (int) settings.number("maxConnections", 2000, 1, 100_000);
        return new SocketApiSettings(
                settings.text("host", "127.0.0.1"),
                (int) settings.number("port", 13123, 0, 65_535),
                (int) settings.number("textPort", 13467, 0, 65_535),
                (int) frame,
                new Limits(connections, idle, 2 * frame), // more would be too much for the service's memory
                new Limits(connections, textIdle, frame),
                greetAfter);
    }

    private static boolean isWithin(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    InetSocketAddress address(int number) {
        return new InetSocketAddress(host, number);
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new IllegalArgumentException(FILE + ": " + otherwise);
        }
    }
}
