package io.reeve.service.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** How soon those who follow a job have what it printed, and how quickly its log files are searched. */
final class LogFigures {
    private static final int LINES = 500;
    private static final int FOLLOWERS = 50;
    private static final int FILE_BYTES = 64 << 20;
    private static final int FILES = Integer.getInteger("bench.logFiles", 32);

    /** A line with its own time every 20 ms, without a process for each. */
    private static final String TELLS_TIME =
            "-MTime::HiRes=time,sleep -e '$| = 1; while (1) { printf qq(%.6f\\\\n), time; sleep 0.02 }'";

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;
    private final Clock clock = Clock.systemUTC();

    LogFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    void measure() throws Exception {
        figures.title("Output that is followed, " + LINES + " lines");
        try (Connection connection = service.connect()) {
            jobs.add(connection, "tells", "perl", TELLS_TIME, "");
            jobs.start(connection, "tells");
        }
        follow(1);
        figures.row("line printed -> seen by the only follower", "%s", follow(1));
        figures.row("the same, by each of " + FOLLOWERS, "%s", follow(FOLLOWERS));
        figures.row("RSS of the service", "%.0f MB", service.process().residentMegabytes());
        figures.title("Search in " + FILES + " files of 64 MiB");
        write();
        try (Connection connection = service.connect()) {
            Jobs.expect(connection.post(Ask.exec("tells", "stop")));
            search(connection, "needle 4711", false);
            search(connection, "needle 4711", false);
            search(connection, "needle [0-9]{5}", true);
        }
        figures.row("RSS of the service", "%.0f MB", service.process().residentMegabytes());
    }

    private Samples follow(int followers) throws Exception {
        Samples samples = new Samples();
        CountDownLatch done = new CountDownLatch(followers);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < followers; i++) {
            Thread thread = new Thread(() -> {
                try {
                    follow(samples);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } finally {
                    done.countDown();
                }
            });
            thread.start();
            threads.add(thread);
        }
        done.await();
        for (Thread thread : threads) {
            thread.join();
        }
        return samples;
    }

    private void follow(Samples samples) throws IOException {
        try (Socket socket = service.events("/api/jobs/tells/output?stream=out")) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (int seen = 0; seen < LINES; ) {
                String line = in.readLine();
                if (line.startsWith("data: [{")) {
                    long now = nanos(clock.instant());
                    for (JsonElement piece :
                            JsonParser.parseString(line.substring(6)).getAsJsonArray()) {
                        String text = piece.getAsJsonObject().get("text").getAsString();
                        for (String printed : text.split("\n")) {
                            samples.add(now - Math.round(Double.parseDouble(printed) * 1e6) * 1000);
                            seen++;
                        }
                    }
                }
            }
        }
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    /** In the last file, near its end, is what is searched for. */
    private void write() throws IOException {
        byte[] line = "2026-11-21T04:00:00.000+00:00 a line of some eighty characters as many programs print all day\n"
                .getBytes(StandardCharsets.US_ASCII);
        byte[] block = new byte[FILE_BYTES / line.length * line.length];
        for (int at = 0; at < block.length; at += line.length) {
            System.arraycopy(line, 0, block, at, line.length);
        }
        Path day = Files.createDirectories(service.home().resolve("log/jobs/big/20261121"));
        for (int i = 0; i < FILES; i++) {
            if (i == FILES - 1) {
                byte[] needle = "needle 47110".getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(needle, 0, block, block.length - 2 * line.length + 40, needle.length);
            }
            Files.write(day.resolve("2026112104." + (i + 1) + ".log"), block);
        }
    }

    private void search(Connection connection, String text, boolean regex) throws IOException {
        long begun = System.nanoTime();
        long scanned = 0;
        int calls = 0;
        int found = 0;
        String next = "";
        do {
            String answer = connection.post(Ask.logs("search", "big", text, regex, "OUT", "", "", 0, 10, next));
            Jobs.expect(answer);
            JsonObject value = JsonParser.parseString(answer).getAsJsonObject().getAsJsonObject("value");
            JsonArray matches = value.getAsJsonArray("matches");
            found += matches.size();
            scanned += value.get("scannedBytes").getAsLong();
            next = value.get("next").getAsString();
            calls++;
        } while (!next.isEmpty());
        double seconds = (System.nanoTime() - begun) / 1e9;
        figures.row(
                (regex ? "regular expression " : "literal ") + "'" + text + "'",
                "%.2f s, %.0f MB/s, %d calls, %d found",
                seconds,
                scanned / 1e6 / seconds,
                calls,
                found);
    }
}
