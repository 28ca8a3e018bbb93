package io.reeve.socketapi.wire;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What is spoken on a port.
 *
 * @param framing made for each client
 * @param conversations begun with each client, who comes from that address
 * @param silence after which a client that has said nothing yet is spoken to; empty if it has to speak first
 */
public record Protocol(
        Supplier<Framing> framing, Function<InetAddress, Conversation> conversations, Optional<Duration> silence) {

    /** Requests of php-backend-server's clients, of that many bytes at most. */
    public static Protocol ofFrames(int longest, Function<InetAddress, Conversation> conversations) {
        return new Protocol(() -> new Frames(longest), conversations, Optional.empty());
    }

    /**
     * Lines, of that many bytes at most. Each comes with an LF behind it.
     *
     * @param whole whether the first thing that comes is a request as it is, without an end of line
     * @param silence after which people are greeted
     */
    public static Protocol ofLines(
            int longest, Predicate<byte[]> whole, Function<InetAddress, Conversation> conversations, Duration silence) {
        return new Protocol(() -> new Lines(longest, whole), conversations, Optional.of(silence));
    }
}
