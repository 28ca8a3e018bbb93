package io.reeve.service.bench;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients that ask an HTTP server all the while: one half of them each time by a new connection, the others by one that
 * they keep as long as the server does. None tries anything again.
 */
final class HttpLoad {
    private static final int PAUSE_NANOS = 10_000_000;
    static final int LATE_MILLIS = 500;
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;
    private final List<Thread> clients = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong longest = new AtomicLong();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private volatile boolean over;

    HttpLoad(int port, int pairs) {
        this.port = port;
        for (int pair = 0; pair < pairs; pair++) {
            clients.add(new Thread(() -> ask(false), "new connections"));
            clients.add(new Thread(() -> ask(true), "kept connections"));
        }
        clients.forEach(client -> client.setDaemon(true));
        clients.forEach(Thread::start);
    }

    long requests() {
        return requests.get();
    }

    /** How many took {@link #LATE_MILLIS} or longer. */
    long late() {
        return late.get();
    }

    /** The longest time from a request's first step, which may be its connection, to the end of its answer. */
    double longestMillis() {
        return longest.get() / 1e6;
    }

    /** How many requests have failed, by the reason. */
    Map<String, Integer> failures() {
        return new TreeMap<>(failures);
    }

    private void ask(boolean keep) {
        Client client = new Client(keep);
        while (!over) {
            long begun = System.nanoTime();
            try {
                client.ask();
            } catch (IOException e) {
                failures.merge((keep ? "kept: " : "new: ") + e.getMessage(), 1, Integer::sum);
                client.drop();
            }
            long taken = System.nanoTime() - begun;
            requests.incrementAndGet();
            late.addAndGet(taken < LATE_MILLIS * 1_000_000L ? 0 : 1);
            longest.accumulateAndGet(taken, Math::max);
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        client.drop();
    }

    /** Returns when the last answer is there. */
    void end() throws InterruptedException {
        over = true;
        for (Thread client : clients) {
            client.join();
        }
    }

    /** One client with one connection at a time. */
    private final class Client {
        private final byte[] request;
        private Socket socket = new Socket();
        private BufferedReader in = new BufferedReader(BufferedReader.nullReader());

        Client(boolean keep) {
            String connection = keep ? "keep-alive" : "close";
            request = ("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        void ask() throws IOException {
            if (!socket.isConnected() || socket.isClosed()) {
                socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(PATIENCE_MILLIS);
                in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            }
            socket.getOutputStream().write(request);
            boolean last = false;
            if (!line().equals("HTTP/1.1 200 OK")) {
                throw new IOException("another answer");
            }
            for (String line = line(); !line.isEmpty(); line = line()) {
                last |= line.equals("Connection: close");
            }
            if (!line().equals("ok")) {
                throw new IOException("another body");
            }
            if (last) {
                drop();
            }
        }

        private String line() throws IOException {
            String line = in.readLine();
            if (line == null) {
                throw new EOFException("closed without an answer");
            }
            return line;
        }

        void drop() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
