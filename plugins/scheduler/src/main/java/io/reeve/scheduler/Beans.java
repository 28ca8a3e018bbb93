package io.reeve.scheduler;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ScheduleMXBean;
import io.reeve.mbeans.SchedulerMXBean;
import io.reeve.spi.PluginContext;

/** Keeps an MBean registered for each schedule. */
final class Beans implements Engine.Listener {

    private final PluginContext context;
    private final SchedulerMXBean scheduler;

    Beans(PluginContext context, SchedulerMXBean scheduler) {
        this.context = context;
        this.scheduler = scheduler;
    }

    @Override
    public void added(Schedule schedule) {
        context.export(
                ObjectNames.schedule(schedule.job(), schedule.id()),
                ScheduleMXBean.class,
                new ScheduleBean(scheduler, schedule.job(), schedule.id()));
    }

    @Override
    public void removed(Schedule schedule) {
        context.withdraw(ObjectNames.schedule(schedule.job(), schedule.id()));
    }
}
