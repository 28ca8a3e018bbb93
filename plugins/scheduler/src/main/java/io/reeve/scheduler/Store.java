package io.reeve.scheduler;

import io.reeve.spi.Documents;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Schedules on disk, one document each. */
final class Store {

    private static final String PREFIX = "schedule-";

    private final Documents documents;
    private final ScheduleReader reader;
    private final System.Logger log;

    Store(Documents documents, ScheduleReader reader, System.Logger log) {
        this.documents = documents;
        this.reader = reader;
        this.log = log;
    }

    /** All that can be read. What cannot is left as it is, and logged. */
    List<Schedule> load() {
        List<Schedule> all = new ArrayList<>();
        for (String name : names()) {
            if (name.startsWith(PREFIX)) {
                load(name).ifPresent(all::add);
            }
        }
        return all;
    }

    private List<String> names() {
        try {
            return documents.names();
        } catch (IOException e) {
            log.log(Level.ERROR, "no schedules can be read: {0}", e.getMessage());
            return List.of();
        }
    }

    private Optional<Schedule> load(String name) {
        try {
            return documents.load(name).map(values -> read(name.substring(PREFIX.length()), values));
        } catch (IOException | RuntimeException e) {
            log.log(Level.ERROR, "the schedule in {0}.yaml is left out: {1}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private Schedule read(String id, Map<String, @Nullable Object> values) {
        if (!(values.get("job") instanceof String job) || !(values.get("settings") instanceof Map<?, ?> given)) {
            throw new IllegalArgumentException("job and settings are missing");
        }
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        given.forEach((key, value) -> settings.put(String.valueOf(key), value));
        Instant created = time(values.get("created"));
        Instant since = time(values.getOrDefault("since", created.toString()));
        Origin origin = new Origin(created, since, String.valueOf(values.get("boot")));
        return reader.read(job, id, settings, origin);
    }

    private static Instant time(@Nullable Object value) {
        try {
            return Instant.parse(String.valueOf(value));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("created or since: expected a time, not '" + value + "'", e);
        }
    }

    /** Saves a schedule; it is on the disk then. */
    void save(Schedule schedule) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("job", schedule.job());
        values.put("created", schedule.origin().created().toString());
        values.put("since", schedule.origin().since().toString());
        values.put("boot", schedule.origin().boot());
        values.put("settings", schedule.settings());
        documents.save(PREFIX + schedule.id(), values);
    }

    void delete(String id) throws IOException {
        documents.delete(PREFIX + id);
    }
}
