package io.reeve.socketapi;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.SocketApiMXBean;
import io.reeve.socketapi.command.Desk;
import io.reeve.socketapi.command.OldDesk;
import io.reeve.socketapi.console.Console;
import io.reeve.socketapi.wire.Door;
import io.reeve.socketapi.wire.Port;
import io.reeve.socketapi.wire.Protocol;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The door for clients of php-backend-server, and for people by telnet. Puts its parts together. */
public final class SocketApiPlugin implements Plugin {

    private static final int QUICK = 4;
    private static final int WAITING = 32;
    private static final int REST_SECONDS = 10;
    private static final int LONGEST_LINE = 4096;

    private Runnable end = () -> {};

    @Override
    public String name() {
        return "socket-api";
    }

    /**
     * Listens, and serves clients when the service is ready.
     *
     * @throws IOException if it cannot listen
     * @throws IllegalArgumentException if the settings are wrong
     */
    @Override
    public void start(PluginContext context) throws IOException {
        SocketApiSettings settings = context.settings(SocketApiSettings::read);
        ExecutorService quick = pool("plugin-socket-api-", QUICK);
        ExecutorService waiting = pool("plugin-socket-api-waiting-", WAITING);
        Door door = new Door(context.log(), context.clock());
        end = () -> {
            door.close();
            quick.shutdown();
            waiting.shutdown();
        };
        Desk desk = new Desk(context, quick, waiting);
        Port frames = door.listen(
                settings.address(settings.port()),
                settings.limits(),
                Protocol.ofFrames(settings.maxFrame(), desk::begin));
        Console console = new Console(context, new OldDesk(context, quick, waiting), quick, waiting);
        Port text = door.listen(
                settings.address(settings.textPort()),
                settings.textLimits(),
                Protocol.ofLines(LONGEST_LINE, OldDesk::isRequest, console::begin, settings.greetAfter()));
        context.export(ObjectNames.SOCKET_API, SocketApiMXBean.class, new SocketApiBean(frames, text));
        if (!frames.address().getAddress().isLoopbackAddress()) {
            context.log().log(Level.WARNING, "other machines can send their passwords here, in the clear");
        }
        context.onReady(() -> {
            door.begin();
            context.log().log(
                    Level.INFO,
                    "listens on " + settings.host() + ":" + frames.address().getPort() + ", and for text on port "
                            + text.address().getPort());
        });
    }

    /** Threads that end when there is nothing to do for them. */
    private static ExecutorService pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, REST_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @Override
    public void close() {
        end.run();
        end = () -> {};
    }
}
