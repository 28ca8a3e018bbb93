package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that no server deserves: the service stays up, answers the others, and says so in a line each minute. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SocketBadCitizensTest {

    private static final String ASK = "STATUS {\"jobname\":\"fine\"}";
    private static final int CROWD = 10_000;

    @TempDir
    private java.nio.file.Path directory;

    private ServiceUnderTest service;
    private SocketClient client;

    @BeforeEach
    void start() throws IOException {
        service = new ServiceUnderTest(directory);
        GoldenReplayTest.openToAll(service);
        client = service.start().socket();
        service.client().addShell("fine", "echo ready; while :; do sleep 100; done");
        service.client().start("fine");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private void expectHealth() {
        assertThat(client.ask(ASK)).hasToString("{\"code\":\"OK\",\"data\":\"UP\"}");
    }

    @Test
    void what_is_no_request_is_failed_or_closed() throws IOException {
        byte[] noUtf8 = {'S', 'T', 'A', 'T', 'U', 'S', ' ', '{', '"', 'j', (byte) 0xFF, '"', ':', '1', '}'};
        for (String request : new String[] {
            "STATUS {",
            "STATUS {]",
            "STATUS {\"jobname\":\"fine\"",
            "STATUS {\"jobname\":\"fine\"}}",
            "STATUS {'jobname':'fine'}",
            "STATUS {\"jobname\":true}",
            "STATUS {\"jobname\":[\"fine\"]}",
            "STATUS {\"jobname\":{}}",
            "STATUS " + "[".repeat(100_000),
            "ADD {\"jobname\":\"x\",\"command\":[]}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"params\":{}}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"buffersize\":\"many\"}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"writelog\":[]}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"guard\":{}}",
            "ADD {\"jobname\":\"../x\",\"command\":\"/x\"}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"buffersize\":1e999999999}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"n\":" + "9".repeat(1 << 20) + "}",
            "ADD {\"jobname\":\"x\",\"command\":\"/x\",\"list\":[" + "1,".repeat(1 << 20) + "1]}",
            "AUTH.ADD {\"username\":[],\"password\":\"p\",\"privileges\":\"*\"}",
            "AUTH.ADD {\"username\":\"u\",\"password\":1.5e3,\"privileges\":{}}",
            "AUTH.SETENABLE {\"enable\":[]}",
            "LOGEXPLORER.GET {\"jobname\":\"fine\",\"dirname\":1,\"filename\":[]}",
            "SCHEDULER.ADD {\"jobname\":\"fine\",\"enable\":[],\"condition\":{}}",
            "SCHEDULER.ADD {\"jobname\":\"fine\",\"enable\":1,\"condition\":\"U\"}",
            "SCHEDULER.UPDATE {\"jobname\":\"fine\",\"uuid\":{},\"enable\":1}"
        }) {
            assertThat(client.code(request))
                    .as(request.substring(0, Math.min(80, request.length())))
                    .isEqualTo("FAILED");
        }
        try (Socket socket = client.connect()) {
            socket.getOutputStream().write(SocketClient.frame(noUtf8));
            assertThat(SocketClient.answer(socket).get("code").getAsString()).isEqualTo("FAILED");
        }
        try (Socket socket = client.connect()) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(isClosed(socket)).isTrue();
        }
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            byte[] garbage = new byte[1 + random.nextInt(2000)];
            random.nextBytes(garbage);
            try (Socket socket = client.connect()) {
                socket.getOutputStream().write(garbage);
            }
        }
        expectHealth();
        Await.until("all are gone", () -> connections() == 0);
        assertThat(service.client().jobs()).containsExactly("fine");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void ten_thousand_connections_cost_the_oldest_of_them_their_place() throws IOException {
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            Socket socket = client.connect();
            crowd.add(socket);
            if (i % 3 == 0) {
                socket.getOutputStream().write(new byte[] {100, 0, 0, 0, 'S'});
            }
            if (i % 1000 == 0) {
                expectHealth();
            }
        }
        expectHealth();
        assertThat(connections()).isLessThanOrEqualTo(2000);
        assertThat(isClosed(crowd.get(0))).isTrue();
        assertThat(warnings()).hasSize(1);
        for (Socket socket : crowd) {
            socket.close();
        }
        Await.until("all are gone", () -> connections() == 0);
    }

    @Test
    void who_never_reads_is_not_answered_for_ever() throws Exception {
        Socket greedy = client.connect();
        assertThat(client.code("ADD {\"jobname\":\"big\",\"command\":\"/x\",\"big\":\"" + "x".repeat(1 << 20) + "\"}"))
                .isEqualTo("OK");
        byte[] ask = SocketClient.frame("GET {\"jobname\":\"big\"}");
        Thread asking = new Thread(() -> {
            try {
                while (true) {
                    greedy.getOutputStream().write(ask);
                }
            } catch (IOException e) {
                // It is closed at the end.
            }
        });
        asking.start();
        for (int i = 0; i < 1000; i++) {
            expectHealth();
        }
        assertThat(client.code("GET {\"jobname\":\"big\"}")).isEqualTo("OK");
        assertThat(service.client().read(ObjectNames.SOCKET_API, "Requests").getAsLong())
                .as("most of what it wants is not even read")
                .isLessThan(1200);
        greedy.close();
        asking.join();
    }

    @Test
    void many_large_requests_at_a_time_take_no_more_memory_than_there_is() throws IOException {
        byte[] ask = SocketClient.frame("GET {\"jobname\":\"none\",\"large\":\"" + "x".repeat((1 << 22) - 100) + "\"}");
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Socket socket = client.connect();
            crowd.add(socket);
            try {
                socket.getOutputStream().write(ask);
            } catch (IOException e) {
                // There were too many already.
            }
        }
        expectHealth();
        for (Socket socket : crowd) {
            socket.close();
        }
        Await.until("all are gone", () -> connections() == 0);
        try (Socket socket = client.connect()) {
            socket.getOutputStream().write(ask);
            assertThat(SocketClient.answer(socket)).hasToString("{\"code\":\"FAILED\"}");
        }
        assertThat(warnings().stream().filter(line -> !line.contains("large") && !line.contains("memory")))
                .isEmpty();
    }

    private int connections() {
        return service.client().read(ObjectNames.SOCKET_API, "Connections").getAsInt();
    }

    /** The service's own; a JVM has some to say, too. */
    private List<String> warnings() {
        return service.console()
                .lines()
                .filter(line -> line.contains(" WARNING ") || line.contains(" SEVERE "))
                .toList();
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
