package io.reeve.scheduler;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleInfo;
import io.reeve.mbeans.ScheduleMXBean;
import io.reeve.mbeans.SchedulerMXBean;

/**
 * One schedule as management clients see it.
 *
 * @param scheduler knows all about it
 */
record ScheduleBean(SchedulerMXBean scheduler, String job, String id) implements ScheduleMXBean {

    @Override
    public String getJob() {
        return job;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean getEnable() {
        return getInfo().enable();
    }

    @Override
    public String getWords() {
        return getInfo().words();
    }

    @Override
    public long getNextRunMillis() {
        return getInfo().nextRunMillis();
    }

    @Override
    public long getLastRunMillis() {
        return getInfo().lastRunMillis();
    }

    @Override
    public RunOutcome getLastOutcome() {
        return getInfo().lastOutcome();
    }

    @Override
    public ScheduleInfo getInfo() {
        return scheduler.get(job, id);
    }

    @Override
    public long run() {
        return scheduler.run(job, id);
    }
}
