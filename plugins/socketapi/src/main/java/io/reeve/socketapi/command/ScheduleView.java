package io.reeve.socketapi.command;

import com.google.gson.JsonObject;
import io.reeve.mbeans.ScheduleInfo;
import java.util.List;
import java.util.Map;

/** A schedule as php-backend-server showed it: an interval as a number, the other fields as texts. */
final class ScheduleView {

    private static final String INTERVAL = "U";
    private static final List<String> FIELDS = List.of("Y", "m", "d", "W", "N", "z", "H", "i", INTERVAL);

    private ScheduleView() {}

    static JsonObject of(ScheduleInfo schedule) {
        JsonObject view = new JsonObject();
        view.addProperty("enable", schedule.enable());
        view.add("condition", condition(schedule.condition()));
        if (!schedule.cron().isEmpty()) {
            view.addProperty("cron", schedule.cron());
        }
        return view;
    }

    private static JsonObject condition(Map<String, String> fields) {
        JsonObject view = new JsonObject();
        for (String field : FIELDS) {
            String value = fields.get(field);
            if (value != null && field.equals(INTERVAL)) {
                view.addProperty(field, Long.valueOf(value));
            } else if (value != null) {
                view.addProperty(field, value);
            }
        }
        return view;
    }
}
