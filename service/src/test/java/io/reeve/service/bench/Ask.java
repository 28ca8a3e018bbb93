package io.reeve.service.bench;

import com.google.gson.Gson;
import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;

/** Requests of Jolokia's protocol. */
final class Ask {
    private static final Gson JSON = new Gson();
    private static final Map<String, Boolean> NO_ECHO = Map.of("includeRequest", false);

    private Ask() {}

    static String read(String job, String attribute) {
        return JSON.toJson(Map.of(
                "type", "read", "mbean", ObjectNames.job(job).toString(), "attribute", attribute, "config", NO_ECHO));
    }

    static String exec(String job, String operation, Object... arguments) {
        return exec(ObjectNames.job(job), operation, arguments);
    }

    static String server(String operation, Object... arguments) {
        return exec(ObjectNames.SERVER, operation, arguments);
    }

    static String logs(String operation, Object... arguments) {
        return exec(ObjectNames.LOG_EXPLORER, operation, arguments);
    }

    static String schedules(String operation, Object... arguments) {
        return exec(ObjectNames.SCHEDULER, operation, arguments);
    }

    private static String exec(ObjectName bean, String operation, Object... arguments) {
        return JSON.toJson(Map.of(
                "type",
                "exec",
                "mbean",
                bean.toString(),
                "operation",
                operation,
                "arguments",
                List.of(arguments),
                "config",
                NO_ECHO));
    }
}
