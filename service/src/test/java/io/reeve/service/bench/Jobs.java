package io.reeve.service.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Defines, starts and watches jobs by the HTTP door. */
final class Jobs {
    private final BenchedService service;

    Jobs(BenchedService service) {
        this.service = service;
    }

    /** Work of one of many clients on the job of a number. */
    interface Work {
        void on(Connection connection, int number) throws Exception;
    }

    static String name(int number) {
        return "job" + number;
    }

    void add(Connection connection, String name, String command, String params, String more) throws IOException {
        String settings = "{params: \"%s\"%s}".formatted(params.replace("\"", "\\\""), more);
        expect(connection.post(Ask.server("add", name, command, settings)));
    }

    void start(Connection connection, String name) throws IOException {
        expect(connection.post(Ask.exec(name, "start")));
    }

    /** Does something to the jobs numbered from {@code first} to before {@code end}, with that many clients. */
    void each(int first, int end, int clients, Work work) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        ExecutorService pool = Executors.newFixedThreadPool(clients);
        List<Future<?>> futures = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            futures.add(pool.submit(() -> {
                try (Connection connection = service.connect()) {
                    for (int n = next.getAndIncrement(); n < end; n = next.getAndIncrement()) {
                        work.on(connection, n);
                    }
                }
                return true;
            }));
        }
        pool.shutdown();
        for (Future<?> future : futures) {
            future.get();
        }
    }

    /** Waits until a job is in a state, asking all the time. */
    void await(Connection connection, String name, String state) throws IOException {
        String question = Ask.read(name, "State");
        while (!connection.post(question).contains("\"" + state + "\"")) {
            Thread.onSpinWait();
        }
    }

    /** Waits until so many jobs run. */
    void awaitRunning(Connection connection, int count) throws IOException, InterruptedException {
        while (running(connection) < count) {
            Thread.sleep(5);
        }
    }

    private static int running(Connection connection) throws IOException {
        return connection.post(Ask.server("statusAll")).split("\"RUNNING\"", -1).length - 1;
    }

    long pid(Connection connection, String name) throws IOException {
        String answer = connection.post(Ask.read(name, "Pid"));
        return ((Number) json(answer).get("value")).longValue();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text) {
        return new com.google.gson.Gson().fromJson(text, Map.class);
    }

    static void expect(String answer) throws IOException {
        if (!answer.contains("\"status\":200")) {
            throw new IOException(answer);
        }
    }
}
