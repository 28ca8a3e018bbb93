package io.reeve.socketapi;

import io.reeve.socketapi.wire.Limits;
import io.reeve.spi.PluginSettings;
import java.time.Duration;

/**
 * What stands in {@code etc/plugins/socket-api.yaml}.
 *
 * @param host where to listen
 * @param port 0 for any free one
 * @param limits of what clients may take
 */
record SocketApiSettings(String host, int port, Limits limits) {

    private static final String FILE = "etc/plugins/socket-api.yaml";

    private static final long LEAST_FRAME = 4L << 20;
    private static final long MOST_FRAME = 64L << 20;

    static SocketApiSettings read(PluginSettings settings) {
        long frame = settings.bytes("maxFrame", LEAST_FRAME);
        Duration idle = settings.duration("idle", Duration.ofMinutes(1));
        require(frame >= LEAST_FRAME && frame <= MOST_FRAME, "maxFrame: expected 4m to 64m");
        require(
                idle.compareTo(Duration.ofSeconds(1)) >= 0 && idle.compareTo(Duration.ofHours(1)) <= 0,
                "idle: expected 1s to 1h");
        return new SocketApiSettings(
                settings.text("host", "127.0.0.1"),
                (int) settings.number("port", 13123, 0, 65_535),
                new Limits(
                        (int) frame,
                        (int) settings.number("maxConnections", 2000, 1, 100_000),
                        idle,
                        2 * frame)); // more would be too much for the service's memory
    }

    private static void require(boolean possible, String otherwise) {
        if (!possible) {
            throw new IllegalArgumentException(FILE + ": " + otherwise);
        }
    }
}
