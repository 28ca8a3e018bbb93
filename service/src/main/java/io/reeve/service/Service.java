package io.reeve.service;

import io.reeve.mbeans.AuditMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.audit.AuditBean;
import io.reeve.service.audit.AuditTrail;
import io.reeve.service.cli.ServiceFile;
import io.reeve.service.config.Home;
import io.reeve.service.config.HomeLock;
import io.reeve.service.config.Settings;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.gate.Hooks;
import io.reeve.service.gate.Policy;
import io.reeve.service.history.StateHistory;
import io.reeve.service.http.HttpDoor.House;
import io.reeve.service.http.Pages;
import io.reeve.service.http.Watching;
import io.reeve.service.jmx.Exporter;
import io.reeve.service.jmx.JobExports;
import io.reeve.service.jmx.ServerBean;
import io.reeve.service.job.BaseEnvironment;
import io.reeve.service.job.JobListener;
import io.reeve.service.job.JobRegistry;
import io.reeve.service.job.JobsSetup;
import io.reeve.service.job.WatchRoom;
import io.reeve.service.lifecycle.Closing;
import io.reeve.service.lifecycle.Threads;
import io.reeve.service.log.ServerLog;
import io.reeve.service.output.LogRules;
import io.reeve.service.output.OpenLogs;
import io.reeve.service.output.OutputRoom;
import io.reeve.service.output.Reactor;
import io.reeve.service.plugin.PluginHost;
import io.reeve.service.plugin.Transitions;
import io.reeve.service.plugin.World;
import io.reeve.service.process.ProcessHost;
import io.reeve.service.process.RunDirectory;
import io.reeve.service.process.RunLocation;
import io.reeve.service.process.Workers;
import io.reeve.spi.PluginContext.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.management.MBeanServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of the service, put together: opened in order, closed in reverse order. */
final class Service implements ServerBean.Service {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int WORKERS = 2;

    private final Home home;
    private final Settings settings;
    private final Clock clock;
    private final long startedAtMillis;
    private final Closing closing = new Closing();
    private final ServerLog log;
    private final OpenLogs logs;
    private final JobRegistry jobs;
    private final CompletableFuture<Boolean> stopRequested = new CompletableFuture<>();

    private Service(Home home, Settings settings, Map<String, String> overrides) throws IOException {
        this.home = home;
        this.settings = settings;
        this.clock = Clock.system(settings.timezone());
        this.startedAtMillis = clock.millis();
        closing.add(HomeLock.acquire(home));
        logs = new OpenLogs(settings.log().directory());
        log = ServerLog.install(
                logs,
                settings.log().maxFileBytes(),
                clock,
                settings.log().level().level());
        try {
            Doors doors = new Doors(home, settings, closing);
            MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
            Exporter exporter = closing.add(new Exporter(beans));
            StateHistory history = closing.add(StateHistory.open(home.history(), clock));
            JobFeed feed = new JobFeed(new JobRecorder(history, new JobExports(exporter, history)));
            Transitions transitions = new Transitions(feed);
            Reactor reactor = closing.add(new Reactor());
            jobs = openJobs(reactor, transitions);
            history.forgetOthers();
            exporter.export(ObjectNames.SERVER, ServerMXBean.class, new ServerBean(facts(), jobs, history, this));
            AuditTrail audit =
                    closing.add(AuditTrail.open(settings.log().directory().resolve("audit"), clock));
            exporter.export(ObjectNames.AUDIT, AuditMXBean.class, new AuditBean(audit));
            Hooks hooks = new Hooks();
            Entrance entrance = new Entrance(doors.token(), audit);
            Gate gate = new Gate(beans, new Policy(exporter), audit, hooks);
            Surroundings surroundings = new Surroundings(settings.isLoopbackOnly());
            Pages pages = new Pages();
            World world = new World(
                    home,
                    clock,
                    exporter,
                    hooks,
                    transitions,
                    jobs.guards(),
                    gate,
                    entrance,
                    logs,
                    reactor,
                    pages,
                    surroundings);
            PluginHost plugins = closing.add(PluginHost.start(
                    world, pluginDirectories(), settings.plugins().autoload()));
            closing.add(gate.exportSecurity());
            House house = new House(entrance, gate, this::watch, feed, pages);
            ServiceFile file = doors.open(house, startedAtMillis, overrides);
            plugins.ready();
            LOG.info(
                    "Reeve {} is up: {} and {}, {} jobs",
                    file.version(),
                    file.jolokia(),
                    file.jmx(),
                    jobs.all().size());
        } catch (IOException | RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Starts the service in a home, takes over the jobs that run, and opens the doors.
     *
     * @param overrides what was set for this start alone, which the settings contain already; a restart repeats it
     * @throws IllegalStateException where another service runs in this home
     */
    static Service start(Home home, Settings settings, Map<String, String> overrides) throws IOException {
        return new Service(home, settings, overrides);
    }

    private JobRegistry openJobs(Reactor reactor, JobListener listener) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Threads.named("reeve-timer"));
        Workers workers =
                new Workers(Executors.newFixedThreadPool(WORKERS, Threads.named("reeve-worker")), timer, clock);
        closing.add(timer::shutdownNow);
        closing.add(workers.pool()::shutdown);
        Path runDirectory = settings.run().dir().orElseGet(() -> RunLocation.of(home.root()));
        OutputRoom room = new OutputRoom(reactor, clock, logs, settings.jobs().ringBytes());
        RunDirectory directory = new RunDirectory(runDirectory);
        closing.add(HomeLock.acquire(runDirectory));
        ProcessHost host = new ProcessHost(directory, room, workers);
        WatchRoom watching = closing.add(new WatchRoom(reactor, runDirectory, workers));
        return JobRegistry.open(setup(), host, watching, listener);
    }

    private JobsSetup setup() {
        boolean waitWhenFull = settings.log().onFull() == Settings.OnFull.WAIT;
        return new JobsSetup(
                home.jobs(),
                home.root(),
                new LogRules(
                        settings.log().directory().resolve("jobs"),
                        settings.log().maxFileBytes(),
                        waitWhenFull),
                BaseEnvironment.of(System.getenv()),
                settings.interpreters());
    }

    private Watching watch(String job, int instance, Runnable printed) {
        return jobs.watch(job, instance, printed)::close;
    }

    private List<Path> pluginDirectories() {
        Path distribution =
                Path.of(System.getProperty("reeve.distribution", home.root().toString()));
        return List.of(home.plugins(), distribution.resolve("plugins"));
    }

    private ServerBean.Facts facts() {
        return new ServerBean.Facts(
                Main.version(), home.root().toString(), settings.timezone().getId(), startedAtMillis);
    }

    @Override
    public String recentLog() {
        return log.recent();
    }

    @Override
    public void requestStop(boolean keepJobs) {
        stopRequested.complete(keepJobs);
    }

    /** Waits until somebody asks the service to end, and ends it. */
    void awaitEnd() {
        boolean keepJobs = stopRequested.join();
        end(keepJobs);
    }

    /** Ends the service; a second call waits for the first. */
    synchronized void end(boolean keepJobs) {
        if (closing.isClosed()) {
            return;
        }
        LOG.info("the service ends, {}", keepJobs ? "its jobs go on" : "and its jobs with it");
        if (!keepJobs) {
            jobs.stopAll().join();
        }
        closing.close();
    }
}
