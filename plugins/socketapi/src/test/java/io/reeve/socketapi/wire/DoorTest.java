package io.reeve.socketapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DoorTest {

    private static final int LONGEST = 1 << 22;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String LARGE = "x".repeat(1 << 20);

    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final LoggedLines log = new LoggedLines();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private Door door;
    private Port port;

    @AfterEach
    void close() {
        door.close();
        workers.shutdown();
    }

    /** Opens a door that answers with the request, and to {@code large} with a megabyte. */
    private void open(int connections, Duration idle, long heldBytes) throws IOException {
        open(new Limits(connections, idle, heldBytes), Protocol.ofFrames(LONGEST, from -> this::echo));
    }

    private void open(Limits limits, Protocol protocol) throws IOException {
        door = new Door(log, Clock.systemUTC());
        port = door.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), limits, protocol);
        door.begin();
    }

    private void open() throws IOException {
        open(100, LONG, 1L << 24);
    }

    private void echo(byte[] request, Consumer<Reply> answer) {
        workers.execute(() -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            String text = new String(request, StandardCharsets.UTF_8);
            atOnce.decrementAndGet();
            answer.accept(Reply.of((text.equals("large") ? LARGE : text).getBytes(StandardCharsets.UTF_8)));
        });
    }

    private Wire client() throws IOException {
        return new Wire(port.address());
    }

    private String answer(String request) throws IOException {
        try (Wire client = client()) {
            return client.ask(request).answer();
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void requests_on_one_connection_are_answered_one_after_the_other() throws IOException {
        open();
        try (Wire client = client()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 1000; i++) {
                client.ask("request " + i);
                all.append(i);
            }
            for (int i = 0; i < 1000; i++) {
                assertThat(client.answer()).isEqualTo("request " + i);
            }
        }
        assertThat(mostAtOnce).hasValue(1);
        await(() -> port.connections() == 0);
        assertThat(port.received()).isEqualTo(1000);
    }

    /** One that is overlooked waits for a second: many of these would be the test's time. */
    @Test
    void a_request_that_follows_an_answer_at_once_is_not_overlooked() throws IOException {
        open();
        try (Wire client = client()) {
            for (int i = 0; i < 20_000; i++) {
                assertThat(client.ask("quick").answer()).isEqualTo("quick");
            }
        }
    }

    @Test
    void a_request_may_come_byte_by_byte_and_an_empty_one_is_one_too() throws IOException {
        open();
        try (Wire client = client()) {
            for (byte each : Wire.frame("slowly")) {
                client.send(each);
            }
            assertThat(client.answer()).isEqualTo("slowly");
            assertThat(client.ask("").answer()).isEmpty();
            client.sayNoMore();
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void the_longest_request_is_taken_and_a_longer_one_is_not_even_read() throws IOException {
        open();
        assertThat(answer("x".repeat(LONGEST))).hasSize(LONGEST);
        for (int length : new int[] {LONGEST + 1, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            try (Wire client = client()) {
                assertThat(client.send(Wire.header(length)).isClosed()).isTrue();
            }
        }
        assertThat(port.dropped()).isEqualTo(4);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("is closed: a request of 4194305 bytes is announced, at most 4194304 are possible");
    }

    @Test
    void who_comes_and_goes_is_no_trouble_and_who_breaks_off_is_a_line() throws IOException {
        open();
        client().close();
        try (Wire client = client()) {
            client.sayNoMore();
            assertThat(client.isClosed()).isTrue();
        }
        assertThat(log.lines()).isEmpty();
        for (int i = 0; i < 50; i++) {
            try (Wire client = client()) {
                client.send(Wire.header(10, new byte[] {1})).sayNoMore();
                assertThat(client.isClosed()).isTrue();
            }
        }
        assertThat(log.lines()).singleElement().asString().endsWith("is closed: it ended within a request");
        assertThat(port.dropped()).isEqualTo(50);
    }

    private static void askForMuch(Wire client) {
        try {
            for (int i = 0; i < 100_000; i++) {
                client.ask("large");
            }
        } catch (IOException e) {
            // It is closed by the test.
        }
    }

    @Test
    void nothing_more_is_read_from_who_does_not_read() throws Exception {
        open();
        Wire client = client();
        Thread sender = new Thread(() -> askForMuch(client));
        sender.start();
        await(() -> port.received() > 1);
        assertThat(answer("others are served")).isEqualTo("others are served");
        assertThat(port.received()).isLessThan(100);
        client.close();
        sender.join();
        await(() -> port.connections() == 0);
    }

    @Test
    void who_neither_sends_nor_reads_for_long_is_closed() throws IOException {
        open(100, SHORT, 1L << 24);
        List<Wire> clients = new ArrayList<>();
        clients.add(client());
        clients.add(client().send(Wire.header(100, new byte[] {1, 2})));
        clients.add(client().send(new byte[] {1, 0}));
        Wire unread = client();
        for (int i = 0; i < 20; i++) {
            unread.ask("large");
        }
        clients.add(unread);
        await(() -> port.dropped() == 3 && port.connections() == 0);
        assertThat(clients.get(0).isClosed()).isTrue();
        assertThat(clients.get(1).isClosed()).isTrue();
        assertThat(log.lines()).hasSize(1);
        for (Wire client : clients) {
            client.close();
        }
    }

    @Test
    void a_connection_too_many_costs_the_one_that_has_waited_longest() throws IOException {
        open(3, LONG, 1L << 24);
        try (Wire first = client();
                Wire second = client();
                Wire third = client()) {
            await(() -> port.connections() == 3);
            assertThat(first.ask("still here").answer()).isEqualTo("still here");
            try (Wire fourth = client()) {
                assertThat(fourth.ask("new").answer()).isEqualTo("new");
                assertThat(second.isClosed()).isTrue();
                assertThat(first.ask("and now").answer()).isEqualTo("and now");
                assertThat(third.ask("me too").answer()).isEqualTo("me too");
            }
        }
        assertThat(log.lines()).singleElement().asString().contains("there are more than 3");
    }

    @Test
    void many_large_requests_that_do_not_end_cost_the_oldest_of_them_and_none_of_the_small() throws IOException {
        open(100, LONG, 4L << 20);
        byte[] megabyte = new byte[1 << 20];
        try (Wire small = client().send(Wire.header(100, new byte[] {1}))) {
            await(() -> port.connections() == 1);
            List<Wire> large = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                large.add(client().send(Wire.header(LONGEST, megabyte)));
            }
            await(() -> port.dropped() >= 4);
            assertThat(large.get(0).isClosed()).isTrue();
            assertThat(answer("others are served")).isEqualTo("others are served");
            assertThat(small.send(new byte[99]).answer()).hasSize(100);
            assertThat(log.lines()).singleElement().asString().contains("take too much memory");
            for (Wire each : large) {
                each.close();
            }
        }
    }

    @Test
    void a_port_that_is_taken_is_named() throws IOException {
        open();
        Limits limits = new Limits(1, LONG, 1);
        Protocol protocol = Protocol.ofFrames(LONGEST, from -> this::echo);
        assertThatThrownBy(() -> door.listen(port.address(), limits, protocol))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot listen on ")
                .hasMessageContaining(":" + port.address().getPort() + ": ");
        InetSocketAddress nowhere = InetSocketAddress.createUnresolved("no.such.host.invalid", 1);
        assertThatThrownBy(() -> door.listen(nowhere, limits, protocol))
                .hasMessage("cannot listen on no.such.host.invalid:1: there is no such host");
    }

    @Test
    void a_request_that_cannot_be_answered_ends_its_connection_alone() throws IOException {
        open();
        workers.shutdown();
        try (Wire client = client()) {
            assertThat(client.ask("hello").isClosed()).isTrue();
        }
        assertThat(log.lines()).hasSize(1);
        await(() -> port.connections() == 0);
    }

    /** Opens a door that repeats lines, greets after a while, and says no more after {@code quit}. */
    private void openForLines(Duration silence) throws IOException {
        Conversation repeat = (request, answer) -> workers.execute(() -> {
            String text = new String(request, StandardCharsets.UTF_8);
            byte[] bytes = (text.isEmpty() ? "hello\n" : text).getBytes(StandardCharsets.UTF_8);
            answer.accept(text.startsWith("quit") ? Reply.last(bytes) : Reply.of(bytes));
        });
        open(new Limits(100, LONG, 1L << 20), Protocol.ofLines(4096, bytes -> false, from -> repeat, silence));
    }

    @Test
    void who_says_nothing_is_spoken_to_once_and_who_says_something_is_not() throws IOException {
        openForLines(SHORT);
        try (Wire silent = client();
                Wire begun = client().send(bytes("i am"))) {
            assertThat(silent.line()).isEqualTo("hello");
            assertThat(silent.send(bytes("so i speak\n")).line()).isEqualTo("so i speak");
            try (Wire later = client()) {
                assertThat(later.line())
                        .as("all who came before had their turn")
                        .isEqualTo("hello");
            }
            assertThat(begun.send(bytes(" slow\n")).line()).isEqualTo("i am slow");
            assertThat(silent.send(bytes("quit\n")).line()).isEqualTo("quit");
            assertThat(silent.isClosed()).isTrue();
        }
        await(() -> port.connections() == 0);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void the_last_answer_arrives_whatever_else_was_sent_and_however_long_it_is() throws IOException {
        openForLines(LONG);
        for (int round = 0; round < 200; round++) {
            try (Wire client = client()) {
                client.send(bytes("one\nquit now\nand more\n" + "x".repeat(100)));
                assertThat(client.line()).isEqualTo("one");
                assertThat(client.line()).isEqualTo("quit now");
                assertThat(client.isClosed()).isTrue();
            }
        }
        await(() -> port.connections() == 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void ports_of_one_door_know_nothing_of_each_other() throws IOException {
        door = new Door(log, Clock.systemUTC());
        Limits limits = new Limits(1, LONG, 1L << 20);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Port other = door.listen(anywhere, limits, Protocol.ofLines(10, each -> true, from -> this::echo, LONG));
        port = door.listen(anywhere, limits, Protocol.ofFrames(LONGEST, from -> this::echo));
        door.begin();
        try (Wire text = new Wire(other.address());
                Wire frames = client()) {
            assertThat(text.send(bytes("a\n")).line()).isEqualTo("a");
            assertThat(frames.ask("frame").answer()).isEqualTo("frame");
            assertThat(port.connections()).isEqualTo(1);
            assertThat(other.received()).isEqualTo(1);
            assertThat(text.send(bytes("x".repeat(11))).isClosed()).isTrue();
            assertThat(other.dropped()).isEqualTo(1);
            assertThat(frames.ask("still").answer()).isEqualTo("still");
            assertThat(port.dropped()).isZero();
        }
    }
}
