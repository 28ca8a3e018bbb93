package io.reeve.service.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.service.posix.NativeBuffer;
import io.reeve.service.posix.Posix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ReactorTest {
    @TempDir
    Path directory;

    private final List<Fifo> fifos = new ArrayList<>();
    private Reactor reactor;

    @BeforeEach
    void open() throws IOException {
        reactor = new Reactor();
    }

    @AfterEach
    void close() {
        reactor.close();
        fifos.forEach(fifo -> Posix.closeQuietly(fifo.fd));
    }

    @Test
    void reads_the_lines_of_many_sources_that_have_one_now_and_then() throws Exception {
        for (int i = 0; i < 100; i++) {
            watch(new Fifo("f" + i));
        }
        for (int round = 0; round < 20; round++) {
            for (Fifo fifo : fifos) {
                fifo.write(fifo.name + " " + round);
            }
            for (Fifo fifo : fifos) {
                assertThat(fifo.read.take()).isEqualTo(fifo.name + " " + round);
            }
        }
    }

    @Test
    void serves_each_source_and_task_while_others_keep_it_busy() throws Exception {
        Fifo one = watch(new Fifo("one"));
        for (int i = 0; i < 100; i++) {
            watch(new Fifo("f" + i));
        }
        for (int round = 0; round < 100; round++) {
            for (Fifo fifo : fifos.subList(1, fifos.size())) {
                fifo.write("x");
            }
            one.write("now " + round);
            assertThat(one.read.take()).isEqualTo("now " + round);
            assertThat(reactor.submit(() -> "done").join()).isEqualTo("done");
        }
    }

    @Test
    void lets_one_that_cannot_go_on_wait_and_asks_it_again() throws Exception {
        Fifo fifo = new Fifo("full");
        CompletableFuture<String> first = new CompletableFuture<>();
        reactor.submit(() -> {
                    reactor.add(fifo.fd, () -> first.complete("asked") ? -1 : fifo.readable());
                    return true;
                })
                .join();
        fifo.write("a line");
        assertThat(first.join()).isEqualTo("asked");
        assertThat(fifo.read.take()).isEqualTo("a line");
    }

    @Test
    void reads_no_more_from_one_that_was_removed() throws Exception {
        Fifo removed = watch(new Fifo("removed"));
        Fifo other = watch(new Fifo("other"));
        reactor.submit(() -> {
                    reactor.remove(removed.fd);
                    return true;
                })
                .join();
        removed.write("unheard");
        other.write("heard");
        assertThat(other.read.take()).isEqualTo("heard");
        assertThat(reactor.submit(removed.read::isEmpty).join()).isTrue();
    }

    private Fifo watch(Fifo fifo) {
        return reactor.submit(() -> {
                    reactor.add(fifo.fd, fifo);
                    return fifo;
                })
                .join();
    }

    /** A FIFO whose lines are kept in the order in which the reactor read them. */
    private final class Fifo implements Reactor.Source {
        private final String name;
        private final int fd;
        private final NativeBuffer in = new NativeBuffer(4096);
        private final NativeBuffer out = new NativeBuffer(4096);
        private final LinkedBlockingQueue<String> read = new LinkedBlockingQueue<>();

        Fifo(String name) throws IOException {
            this.name = name;
            Path path = directory.resolve(name);
            Posix.makeFifo(path);
            this.fd = Posix.openExisting(path, Posix.O_RDWR | Posix.O_NONBLOCK);
            fifos.add(this);
        }

        void write(String line) throws IOException {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            out.write(fd, bytes, bytes.length);
        }

        @Override
        public int readable() throws IOException {
            String text = new String(in.read(fd), StandardCharsets.UTF_8);
            text.lines().forEach(read::add);
            return text.length();
        }
    }
}
