package io.reeve.socketapi.console;

import io.reeve.mbeans.InstanceStatus;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.MemoryUse;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Visitor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The lives of jobs. */
final class JobVerbs {

    private static final long KILOBYTE = 1024;

    private JobVerbs() {}

    static List<Verb> all() {
        return List.of(
                new Verb("status [JOB]", "What a job does, or all of them.", false, JobVerbs::status),
                new Verb("start JOB", "Starts it.", true, state(JobMXBean::start)),
                new Verb("stop JOB", "Asks it to end; kills it after its stop timeout.", true, state(JobMXBean::stop)),
                new Verb("restart JOB", "Stops it and starts it again.", true, state(JobMXBean::restart)),
                new Verb("rolling JOB", "The same, instance by instance.", true, state(JobMXBean::rollingRestart)),
                new Verb("wakeup JOB", "Starts what ought to be up and is not.", true, state(JobMXBean::wakeup)),
                new Verb("run JOB", "Runs its command once more, beside what runs.", true, JobVerbs::run),
                new Verb("signal SIGNAL JOB", "Sends it a signal, such as HUP.", true, JobVerbs::signal),
                new Verb("scale JOB COUNT", "Changes the number of its instances.", true, JobVerbs::scale),
                new Verb("read JOB", "The last lines of its standard output.", false, text(JobMXBean::read)),
                new Verb("errors JOB", "The last lines of its standard error.", false, text(JobMXBean::readErrors)),
                new Verb("explain JOB", "Why it is in its state.", false, text(JobMXBean::explain)),
                new Verb("env JOB", "Its environment.", false, text(JobVerbs::environment)),
                new Verb("mem [JOB]", "Memory of a job, or of all that run.", true, JobVerbs::mem));
    }

    static JobMXBean job(Visitor visitor, String name) {
        return visitor.bean(ObjectNames.job(name), JobMXBean.class);
    }

    private static Verb.Action state(Function<JobMXBean, JobStatus> operation) {
        return (visitor, words) -> line(operation.apply(job(visitor, words.last())));
    }

    private static Verb.Action text(Function<JobMXBean, String> operation) {
        return (visitor, words) -> operation.apply(job(visitor, words.last())).stripTrailing();
    }

    private static String line(JobStatus status) {
        return status.name() + ": " + status.state() + (status.pid() == 0 ? "" : ", pid " + status.pid());
    }

    private static String status(Visitor visitor, Words words) throws UsageException {
        if (words.areLeft()) {
            return table(List.of(job(visitor, words.last()).status()));
        }
        Map<String, JobStatus> all =
                visitor.bean(ObjectNames.SERVER, ServerMXBean.class).statusAll();
        return all.isEmpty() ? "there are no jobs" : table(new TreeMap<>(all).values());
    }

    private static String table(Collection<JobStatus> jobs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "STATE", "PID", "REASON"));
        for (JobStatus job : jobs) {
            String pid = job.pid() == 0 ? "-" : Long.toString(job.pid());
            rows.add(List.of(job.name(), job.state().name(), pid, job.reason()));
        }
        return Screen.table(rows);
    }

    private static String run(Visitor visitor, Words words) throws UsageException {
        String name = words.last();
        InstanceStatus run = job(visitor, name).run();
        return name + ": run " + run.number() + ", pid " + run.pid();
    }

    private static String signal(Visitor visitor, Words words) throws UsageException {
        String signal = words.next();
        return line(job(visitor, words.last()).signal(signal));
    }

    private static String scale(Visitor visitor, Words words) throws UsageException {
        String name = words.next();
        String count = words.last();
        if (!count.matches("\\d{1,4}")) {
            throw words.wrong();
        }
        return name + ": "
                + job(visitor, name).scale(Integer.parseInt(count)).upkeep().instances() + " instances";
    }

    private static String environment(JobMXBean job) {
        return new TreeMap<>(job.environment())
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n"));
    }

    private static String mem(Visitor visitor, Words words) throws UsageException {
        if (words.areLeft()) {
            String name = words.last();
            return memory(Map.of(name, job(visitor, name).mem()));
        }
        return memory(visitor.bean(ObjectNames.SERVER, ServerMXBean.class).memAll());
    }

    private static String memory(Map<String, MemoryUse> uses) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("NAME", "RSS KiB", "PSS KiB", "PROCESSES"));
        new TreeMap<>(uses)
                .forEach((name, use) -> rows.add(List.of(
                        name,
                        Long.toString(use.residentBytes() / KILOBYTE),
                        Long.toString(use.proportionalBytes() / KILOBYTE),
                        Integer.toString(use.processes()))));
        return Screen.table(rows);
    }
}
