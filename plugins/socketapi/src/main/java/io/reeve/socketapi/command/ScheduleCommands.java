package io.reeve.socketapi.command;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.SchedulerMXBean;
import io.reeve.spi.Visitor;
import java.util.List;

/** Schedules of jobs. */
final class ScheduleCommands {

    private static final String ID = "uuid";
    private static final String ENABLE = "enable";
    private static final String CONDITION = "condition";

    private ScheduleCommands() {}

    private static SchedulerMXBean scheduler(Visitor visitor) {
        return visitor.bean(ObjectNames.SCHEDULER, SchedulerMXBean.class);
    }

    static Answer add(Visitor visitor, Params params) throws RefusedException {
        JsonObject settings = new JsonObject();
        settings.addProperty(ENABLE, params.flag(ENABLE));
        settings.add(CONDITION, params.object(CONDITION));
        return Answer.of(scheduler(visitor).add(params.text(JobCommands.JOB), Json.write(settings)));
    }

    static Answer update(Visitor visitor, Params params) throws RefusedException {
        JsonObject changes = new JsonObject();
        if (params.has(ENABLE)) {
            changes.addProperty(ENABLE, params.flag(ENABLE));
        }
        if (params.has(CONDITION)) {
            changes.add(CONDITION, params.object(CONDITION));
        }
        scheduler(visitor).update(params.text(JobCommands.JOB), params.text(ID), Json.write(changes));
        return Answer.OK;
    }

    static Answer delete(Visitor visitor, Params params) throws RefusedException {
        scheduler(visitor).delete(params.text(JobCommands.JOB), params.text(ID));
        return Answer.OK;
    }

    static Answer get(Visitor visitor, Params params) throws RefusedException {
        return Answer.of(ScheduleView.of(scheduler(visitor).get(params.text(JobCommands.JOB), params.text(ID))));
    }

    static Answer getAll(Visitor visitor, Params params) {
        JsonObject table = new JsonObject();
        scheduler(visitor).getAll().forEach((job, schedules) -> {
            JsonObject views = new JsonObject();
            schedules.forEach((id, schedule) -> views.add(id, ScheduleView.of(schedule)));
            table.add(job, views);
        });
        return Answer.unlessEmpty(table);
    }

    static Answer getLog(Visitor visitor, Params params) throws RefusedException {
        List<Long> times = scheduler(visitor).getLog(params.text(JobCommands.JOB), params.text(ID));
        JsonArray list = new JsonArray();
        times.forEach(list::add);
        return list.isEmpty() ? Answer.FAILED : Answer.of(list);
    }
}
