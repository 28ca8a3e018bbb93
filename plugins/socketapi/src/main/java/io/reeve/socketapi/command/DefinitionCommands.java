package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.spi.Visitor;

/** What jobs are. */
final class DefinitionCommands {

    private DefinitionCommands() {}

    private static ServerMXBean server(Visitor visitor) {
        return visitor.bean(ObjectNames.SERVER, ServerMXBean.class);
    }

    static Answer add(Visitor visitor, Params params) throws RefusedException {
        String settings = Json.write(JobSettings.ofNew(params.without()));
        server(visitor).add(params.text(JobCommands.JOB), params.text(JobSettings.COMMAND), settings);
        return Answer.OK;
    }

    static Answer update(Visitor visitor, Params params) throws RefusedException {
        String changes = Json.write(JobSettings.ofChanges(params.without(JobCommands.JOB)));
        server(visitor).update(params.text(JobCommands.JOB), changes);
        return Answer.OK;
    }

    static Answer delete(Visitor visitor, Params params) throws RefusedException {
        server(visitor).delete(params.text(JobCommands.JOB));
        return Answer.OK;
    }

    static Answer get(Visitor visitor, Params params) throws RefusedException {
        return Answer.of(JobView.of(server(visitor).get(params.text(JobCommands.JOB))));
    }

    static Answer getAll(Visitor visitor, Params params) throws RefusedException {
        JsonObject table = new JsonObject();
        for (var job : server(visitor).getAll().entrySet()) {
            table.add(job.getKey(), JobView.of(job.getValue()));
        }
        return Answer.unlessEmpty(table);
    }
}
