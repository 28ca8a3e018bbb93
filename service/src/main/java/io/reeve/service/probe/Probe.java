package io.reeve.service.probe;

import io.reeve.service.process.SideResult;
import io.reeve.spi.Durations;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A question to a job from outside. */
public sealed interface Probe {

    /**
     * Asks once; returns at once. The verdict comes in about the given time at most, on any thread, and is never an
     * exception; who does not care any more may cancel the future.
     */
    CompletableFuture<Verdict> check(ProbeRoom room, Duration timeout);

    /** Good where something accepts connections at a TCP port. */
    record Tcp(String host, int port) implements Probe {
        @Override
        public CompletableFuture<Verdict> check(ProbeRoom room, Duration timeout) {
            return room.tcp().check(this, timeout);
        }

        /** As one writes it: {@code localhost:80}, {@code [::1]:80}. */
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * Good where a GET is answered with an expected status. Redirects are not followed: they are an answer.
     *
     * @param lowest the lowest status that is expected
     * @param highest the highest
     */
    record Http(URI url, int lowest, int highest) implements Probe {
        @Override
        public CompletableFuture<Verdict> check(ProbeRoom room, Duration timeout) {
            return room.http().check(this, timeout);
        }
    }

    /** Good where a command ends with exit code 0. */
    record Exec(List<String> words) implements Probe {
        @Override
        public CompletableFuture<Verdict> check(ProbeRoom room, Duration timeout) {
            return Cancelling.map(room.run(words, timeout), result -> verdict(result, timeout), this::failure);
        }

        private Verdict verdict(SideResult result, Duration timeout) {
            if (result.succeeded()) {
                return Verdict.GOOD;
            }
            String how = result.timedOut()
                    ? "took longer than " + Durations.format(timeout)
                    : "ended with " + result.status().text();
            String said = Brief.text(result.output());
            return Verdict.bad(words.get(0) + " " + how + (said.isEmpty() ? "" : ": " + said));
        }

        private Verdict failure(Throwable failure) {
            return Verdict.bad(words.get(0) + " cannot be run: " + Brief.message(failure));
        }
    }
}
