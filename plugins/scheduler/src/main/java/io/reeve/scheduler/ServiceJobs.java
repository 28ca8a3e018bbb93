package io.reeve.scheduler;

import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.spi.PluginContext;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.function.Function;
import javax.management.InstanceNotFoundException;

/** The service's jobs, by their MBeans. */
final class ServiceJobs implements Jobs {

    private static final int LINES = 5;
    private static final int LONGEST = 500;
    private static final int ENOUGH = 1 << 14;

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
    public JobStatus status(String job) {
        return of(job, JobMXBean::status);
    }

    @Override
    public JobStatus start(String job) {
        return of(job, JobMXBean::start);
    }

    @Override
    public JobStatus restart(String job) {
        return of(job, bean -> isUp(bean.status()) ? bean.restart() : bean.start());
    }

    @Override
    public void stop(String job) {
        of(job, bean -> isUp(bean.status()) ? bean.stop() : bean.status());
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

    @Override
    public Mark printed(String job) {
        return new Mark(head(job, OutputStreamName.OUT), head(job, OutputStreamName.ERR));
    }

    private long head(String job, OutputStreamName stream) {
        return of(job, bean -> bean.follow(stream, Long.MAX_VALUE, 1)).next();
    }

    @Override
    public List<String> lastLines(String job, Mark since) {
        List<String> errors = lastLines(job, OutputStreamName.ERR, since.err());
        return errors.isEmpty() ? lastLines(job, OutputStreamName.OUT, since.out()) : errors;
    }

    private List<String> lastLines(String job, OutputStreamName stream, long since) {
        long begin = Math.max(since, head(job, stream) - ENOUGH);
        List<String> lines = of(job, bean -> bean.follow(stream, begin, ENOUGH))
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

    /** Whether it has a process, or will have one by itself. */
    static boolean isUp(JobStatus status) {
        return isUp(status.state());
    }

    static boolean isUp(JobState state) {
        return switch (state) {
            case STARTING, RUNNING, STOPPING, BACKOFF -> true;
            case STOPPED, EXITED, FATAL -> false;
        };
    }
}
