package io.reeve.service.probe;

import io.reeve.service.lifecycle.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.newsclub.net.unix.AFUNIXProtocolFamily;
import org.newsclub.net.unix.AFUNIXSelectorProvider;
import org.newsclub.net.unix.AFUNIXSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits on one thread for datagrams on all sockets. It takes a few of each socket a turn and then rests for a moment: who
 * floods is slowed down by the kernel, which holds some hundred datagrams of a socket at most, and slows down nobody else.
 */
final class NotifyReceiver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NotifyReceiver.class);

    /** As systemd's; what is longer is no notification. */
    private static final int LONGEST = 4096;

    private static final int A_TURN = 16;
    private static final long REST_NANOS = 5_000_000;

    private final NotifySockets.Listener listener;
    private final AFUNIXSelectorProvider provider = AFUNIXSelectorProvider.provider();
    private final Selector selector = provider.openSelector();
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LONGEST + 1);
    private final Thread thread;
    private volatile boolean closed;

    private interface Task {
        void run() throws IOException;
    }

    /** Starts the thread. */
    NotifyReceiver(NotifySockets.Listener listener) throws IOException {
        this.listener = listener;
        thread = Threads.named("reeve-notify").newThread(this::run);
        thread.start();
    }

    /** Binds a socket to a path at which there is nothing. */
    DatagramChannel bind(Path path) throws IOException {
        DatagramChannel channel = provider.openDatagramChannel(AFUNIXProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            channel.bind(AFUNIXSocketAddress.of(path));
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Begins to receive. */
    void receive(String key, DatagramChannel channel) {
        submit(() -> channel.register(selector, SelectionKey.OP_READ, key));
    }

    /** Closes a socket. */
    void forget(DatagramChannel channel) {
        submit(channel::close);
    }

    private void submit(Task task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void run() {
        while (!closed) {
            try {
                selector.select();
                runTasks();
                for (SelectionKey ready : List.copyOf(selector.selectedKeys())) {
                    takeTurn(ready);
                }
                selector.selectedKeys().clear();
            } catch (IOException | RuntimeException e) {
                LOG.error("the receiver of notifications goes on after a failure", e);
            }
            LockSupport.parkNanos(REST_NANOS);
        }
        closeAll();
    }

    private void runTasks() throws IOException {
        for (Task task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void takeTurn(SelectionKey ready) throws IOException {
        if (!ready.isValid() || !(ready.channel() instanceof DatagramChannel channel)) {
            return;
        }
        try {
            for (int i = 0; i < A_TURN && received(channel); i++) {
                tell(String.valueOf(ready.attachment()));
            }
        } catch (IOException e) {
            LOG.warn("{} can notify no more: {}", ready.attachment(), e.getMessage());
            channel.close();
        }
    }

    /** Whether there was a datagram; an empty one looks like none and costs a turn. */
    private boolean received(DatagramChannel channel) throws IOException {
        buffer.clear();
        channel.receive(buffer);
        buffer.flip();
        return buffer.hasRemaining();
    }

    private void tell(String key) {
        if (buffer.remaining() > LONGEST) {
            LOG.debug("{} sent a notification that is too long", key);
            return;
        }
        Notification notification = Notification.of(buffer);
        if (notification.assignments().isEmpty()) {
            return;
        }
        try {
            listener.notified(key, notification);
        } catch (RuntimeException e) {
            LOG.error("a notification of {} came to nothing", key, e);
        }
    }

    private void closeAll() {
        try {
            runTasks();
            for (SelectionKey key : List.copyOf(selector.keys())) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException e) {
            LOG.warn("sockets for notifications do not close: {}", e.getMessage());
        }
    }

    /** Closes all sockets and ends the thread. */
    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
