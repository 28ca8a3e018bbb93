package io.reeve.scheduler;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.SchedulerMXBean;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Starts jobs at set times. Puts its parts together. */
public final class SchedulerPlugin implements Plugin {

    /** Starting a job is mostly waiting: for its process, for jobs it depends on, for one that is to be stopped before. */
    private static final int WORKERS = 32;

    private Runnable end = () -> {};

    @Override
    public String name() {
        return "scheduler";
    }

    /**
     * Begins to fire when the service is ready.
     *
     * @throws IOException if what an earlier service recorded cannot be read
     */
    @Override
    public void start(PluginContext context) throws IOException {
        context.settings(settings -> true);
        Path runs = context.dataDirectory().resolve("runs");
        Ledger ledger = Ledger.open(runs, context.log());
        ExecutorService workers = workers();
        end = () -> close(workers, ledger, context);
        ScheduleReader reader = new ScheduleReader(context.clock().getZone());
        Jobs jobs = new ServiceJobs(context);
        Store store = new Store(context.documents(), reader, context.log());
        Engine engine = new Engine(room(context, workers), store, ledger, jobs);
        Callers callers = new Callers();
        SchedulerBean bean = new SchedulerBean(
                engine,
                reader,
                jobs,
                new History(runs),
                text -> context.documents().parse("the schedule", text),
                callers);
        context.onCommand(callers);
        context.onCommand(new Deletions(engine, context.log()));
        context.onTransition((before, after) -> engine.changed(after));
        context.export(ObjectNames.SCHEDULER, SchedulerMXBean.class, bean);
        // The service is up before thousands of schedules are read; whoever asks for them waits.
        context.timer().execute(() -> engine.load(new Beans(context, bean)));
        context.onReady(engine::begin);
    }

    private static Room room(PluginContext context, ExecutorService workers) {
        ScheduledExecutorService thread = context.timer();
        return new Room(
                thread,
                workers,
                (delay, action) -> thread.schedule(action, Math.max(0, delay.toMillis()), TimeUnit.MILLISECONDS),
                context::alarm,
                context.clock(),
                context.log(),
                Boot.key());
    }

    private static ExecutorService workers() {
        ThreadPoolExecutor workers =
                new ThreadPoolExecutor(WORKERS, WORKERS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "plugin-scheduler-worker");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static void close(ExecutorService workers, Ledger ledger, PluginContext context) {
        workers.shutdown();
        try {
            context.timer()
                    .submit(() -> {
                        ledger.close();
                        return true;
                    })
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RejectedExecutionException e) {
            context.log().log(Level.WARNING, "the last runs are not recorded: {0}", e.getMessage());
        }
    }

    @Override
    public void close() {
        end.run();
        end = () -> {};
    }
}
