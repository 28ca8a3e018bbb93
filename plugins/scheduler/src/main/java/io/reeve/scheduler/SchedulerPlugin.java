package io.reeve.scheduler;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.SchedulerMXBean;
import io.reeve.spi.Plugin;
import io.reeve.spi.PluginContext;
import io.reeve.spi.TransitionListener;
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

    private static final int FILE_BYTES = 8 << 20;
    private static final long MOST_KEPT_BYTES = 64 << 20;

    private Runnable end = () -> {};

    @Override
    public String name() {
        return "scheduler";
    }

    /**
     * Begins to fire when the service is ready.
     *
     * @throws IOException if what an earlier service recorded cannot be read
     * @throws IllegalArgumentException if the settings are wrong
     */
    @Override
    public void start(PluginContext context) throws IOException {
        SchedulerSettings settings = context.settings(SchedulerSettings::read).checked();
        Path runs = context.dataDirectory().resolve("runs");
        Compactor compactor = compactor(runs, settings.history(), context);
        Ledger ledger = Ledger.open(runs, FILE_BYTES, compactor::request, context.log());
        ExecutorService workers = threads(settings.workers(), "plugin-scheduler-worker");
        end = () -> close(workers, ledger, compactor, context);
        ScheduleReader reader = new ScheduleReader(context.clock().getZone());
        Jobs jobs = new ServiceJobs(context);
        Store store = new Store(context.documents(), reader, context.log());
        Engine engine = new Engine(room(context, workers), store, ledger, jobs, settings.memoryInterval());
        Callers callers = new Callers();
        SchedulerBean bean = new SchedulerBean(
                engine,
                reader,
                jobs,
                new History(runs, settings.history(), context.clock()),
                text -> context.documents().parse("the schedule", text),
                callers);
        context.onCommand(callers);
        context.onCommand(new Deletions(engine, context.log()));
        context.onTransition(new TransitionListener() {
            @Override
            public void changed(JobStatus before, JobStatus after) {
                engine.changed(Situation.of(after));
            }

            @Override
            public void ended(String job, InstanceStatus oneShot) {
                engine.changed(Situation.of(job, oneShot));
            }
        });
        context.export(ObjectNames.SCHEDULER, SchedulerMXBean.class, bean);
        // The service is up before thousands of schedules are read; whoever asks for them waits.
        context.timer().execute(() -> engine.load(new Beans(context, bean)));
        context.onReady(engine::begin);
        context.onReady(compactor::request);
    }

    private static Compactor compactor(Path runs, Bounds bounds, PluginContext context) {
        Compaction compaction = new Compaction(runs, bounds, MOST_KEPT_BYTES, context.clock());
        return new Compactor(compaction, threads(1, "plugin-scheduler-history"), context.log());
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

    private static ExecutorService threads(int most, String name) {
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(most, most, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        // What the end of the service comes before is on record, and the next one goes on with it.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return threads;
    }

    private static void close(ExecutorService workers, Ledger ledger, Compactor compactor, PluginContext context) {
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
        compactor.close();
    }

    @Override
    public void close() {
        end.run();
        end = () -> {};
    }
}
