package io.reeve.scheduler;

import io.reeve.mbeans.Concurrency;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.mbeans.RestartMode;
import io.reeve.mbeans.ScheduleAction;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.mbeans.UpkeepSettings;
import io.reeve.spi.PluginContext;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.management.InstanceNotFoundException;

/** The service's jobs by their MBeans. */
final class ServiceJobs implements Jobs {

    private static final int LINES = 5;
    private static final int LONGEST = 500;
    private static final int ENOUGH = 1 << 14;
    private static final int FIRST_INSTANCE = 1;

    private final PluginContext context;

    ServiceJobs(PluginContext context) {
        this.context = context;
    }

    @Override
    public boolean exists(String job) {
        try {
            return of(job, JobMXBean::getName).equals(job);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Optional<String> objection(String job, Policy policy) {
        if (policy.action() != ScheduleAction.START || policy.concurrency() == Concurrency.REPLACE) {
            return Optional.empty();
        }
        UpkeepSettings upkeep = of(job, JobMXBean::getDefinition).upkeep();
        RestartMode mode = upkeep.restart().mode();
        boolean comesBack = mode == RestartMode.ALWAYS || mode == RestartMode.UNLESS_STOPPED || upkeep.guard();
        return comesBack
                ? Optional.of(
                        "action: job " + job + " is kept up by " + (upkeep.guard() ? "its guard" : "its restart policy")
                                + ", so there is nothing to start: expected restart, run or signal, or concurrency replace")
                : Optional.empty();
    }

    @Override
    public Situation situation(Target target) {
        return target.isJob()
                ? Situation.of(of(target.job(), JobMXBean::status))
                : oneShots(target.job()).stream()
                        .filter(one -> one.target().equals(target))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "there is no one-shot run " + target.oneShot() + " of job '" + target.job() + "'"));
    }

    @Override
    public List<Situation> oneShots(String job) {
        return of(job, JobMXBean::getOneShots).stream()
                .map(one -> Situation.of(job, one))
                .toList();
    }

    @Override
    public Situation start(String job) {
        return Situation.of(of(job, JobMXBean::start));
    }

    @Override
    public Situation restart(String job) {
        return Situation.of(of(job, bean -> isUp(bean) ? bean.restart() : bean.start()));
    }

    @Override
    public Situation run(String job) {
        return Situation.of(job, of(job, JobMXBean::run));
    }

    @Override
    public void signal(String job, String signal) {
        of(job, bean -> bean.signal(signal));
    }

    @Override
    public void stop(Target target) {
        if (situation(target).isUp()) {
            of(target.job(), bean -> target.isJob() ? bean.stop() : bean.stopRun(target.oneShot()));
        }
    }

    private static boolean isUp(JobMXBean bean) {
        return Situation.of(bean.status()).isUp();
    }

    @Override
    public boolean isGood(String job, ExitStatus end) {
        return end.kind() == ExitStatus.Kind.CODE
                && of(job, JobMXBean::getDefinition)
                        .upkeep()
                        .restart()
                        .exitCodes()
                        .contains(end.number());
    }

    /** One look at all jobs, and one at each job with one-shot runs that count by themselves. */
    @Override
    public Map<Target, Long> memory(Set<Target> targets) {
        Map<Target, Long> bytes = new HashMap<>();
        if (targets.stream().anyMatch(Target::isJob)) {
            context.bean(ObjectNames.SERVER, ServerMXBean.class)
                    .memAll()
                    .forEach((job, use) -> bytes.put(Target.ofJob(job), use.residentBytes()));
        }
        targets.stream()
                .filter(target -> !target.isJob())
                .map(Target::job)
                .distinct()
                .forEach(job -> of(job, JobMXBean::memInstances)
                        .forEach((number, use) -> bytes.put(new Target(job, number), use.residentBytes())));
        return bytes;
    }

    @Override
    public Mark printed(String job) {
        Target target = Target.ofJob(job);
        return new Mark(head(target, OutputStreamName.OUT), head(target, OutputStreamName.ERR));
    }

    private long head(Target target, OutputStreamName stream) {
        return of(target.job(), bean -> bean.followInstance(instance(target), stream, Long.MAX_VALUE, 1))
                .next();
    }

    private static int instance(Target target) {
        return target.isJob() ? FIRST_INSTANCE : target.oneShot();
    }

    @Override
    public List<String> lastLines(Target target, Mark since) {
        List<String> errors = lastLines(target, OutputStreamName.ERR, since.err());
        return errors.isEmpty() ? lastLines(target, OutputStreamName.OUT, since.out()) : errors;
    }

    private List<String> lastLines(Target target, OutputStreamName stream, long since) {
        long begin = Math.max(since, head(target, stream) - ENOUGH);
        List<String> lines = of(target.job(), bean -> bean.followInstance(instance(target), stream, begin, ENOUGH))
                .text()
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) : line)
                .toList();
    }

    private <T> T of(String job, Function<JobMXBean, T> call) {
        try {
            return call.apply(context.bean(ObjectNames.job(job), JobMXBean.class));
        } catch (UndeclaredThrowableException e) {
            if (e.getCause() instanceof InstanceNotFoundException) {
                throw new IllegalArgumentException("there is no job '" + job + "'", e);
            }
            throw e;
        }
    }
}
