package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.fakes.FakeGate;
import io.reeve.service.gate.Need;
import io.reeve.service.gate.Needs;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;

class HttpDoorTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final FakeGate gate = new FakeGate(bean ->
            Optional.of(new Needs(Map.of(), Map.of(), Map.of("work", new Need("WORK", -1, false, false, List.of())))));

    @Test
    void a_port_in_use_is_named_with_its_setting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> HttpDoor.open(HttpFixture.place(port), HttpFixture.house(gate)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("http.port: cannot listen on localhost:" + port + ": Address already in use");
            assertThat(httpThreads()).isEmpty();
        }
    }

    @Test
    void it_closes_without_a_trace_and_opens_again_on_the_same_port() throws IOException {
        int port = 0;
        int beansBefore = ManagementFactory.getPlatformMBeanServer().getMBeanCount();
        for (int round = 0; round < 3; round++) {
            HttpDoor door = HttpDoor.open(HttpFixture.place(port), HttpFixture.house(gate));
            port = door.port();
            assertThat(new Wire(port).get("/jolokia").status()).isEqualTo(200);
            assertThat(httpThreads()).isNotEmpty().hasSizeLessThanOrEqualTo(6);
            door.close();
            int freed = port;
            assertThatThrownBy(() -> new Socket(LOOPBACK, freed).close()).isInstanceOf(ConnectException.class);
            assertThat(httpThreads()).isEmpty();
        }
        assertThat(ManagementFactory.getPlatformMBeanServer().getMBeanCount()).isEqualTo(beansBefore);
    }

    @Test
    void a_request_under_way_is_answered_before_it_closes_and_an_idle_connection_closed() throws Exception {
        ObjectName name = new ObjectName("reeve:type=Slow");
        Slow slow = new Slow();
        ManagementFactory.getPlatformMBeanServer().registerMBean(new StandardMBean(slow, SlowMBean.class), name);
        HttpDoor door = HttpDoor.open(HttpFixture.place(0), HttpFixture.house(gate));
        try (Socket idle = idleConnection(door.port())) {
            Wire wire = new Wire(door.port());
            CompletableFuture<Wire.Reply> reply = async(() -> wire.get("/jolokia/exec/reeve:type=Slow/work"));
            assertThat(slow.entered.await(20, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Boolean> closed = async(() -> {
                door.close();
                return true;
            });
            while (wire.get("/").status() != 503) {
                Thread.onSpinWait();
            }
            slow.mayLeave.countDown();
            assertThat(reply.get().body()).contains("\"value\":\"done\"");
            assertThat(closed.get()).isTrue();
            assertThat(idle.getInputStream().readAllBytes()).isNotNull();
        } finally {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        }
    }

    /** One that has been of use, and waits for more. */
    private static Socket idleConnection(int port) throws IOException {
        Socket socket = new Socket(LOOPBACK, port);
        socket.setSoTimeout(20_000);
        String request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().readNBytes(12)).asString().isEqualTo("HTTP/1.1 200");
        return socket;
    }

    private static <T> CompletableFuture<T> async(Callable<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(task.call());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }

    /** What a slow operation offers. */
    public interface SlowMBean {
        String work() throws InterruptedException;
    }

    private static final class Slow implements SlowMBean {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch mayLeave = new CountDownLatch(1);

        @Override
        public String work() throws InterruptedException {
            entered.countDown();
            mayLeave.await();
            return "done";
        }
    }

    @Test
    void a_client_that_sends_a_byte_now_and_then_is_cut_off() throws IOException {
        try (HttpDoor door = HttpDoor.open(HttpFixture.place(0), HttpFixture.house(gate), Duration.ofMillis(50));
                Socket slow = new Socket(LOOPBACK, door.port())) {
            slow.setSoTimeout(20_000);
            String head = "POST /jolokia HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4000000\r\n\r\n";
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (slow.getInputStream().available() == 0) {
                slow.getOutputStream().write(' ');
                LockSupport.parkNanos(1_000_000);
            }
            String reply = new String(slow.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(reply).isEqualTo("HTTP/1.1 408");
        }
    }

    private static List<String> httpThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("http") || name.startsWith("Connector-Scheduler"))
                .toList();
    }
}
