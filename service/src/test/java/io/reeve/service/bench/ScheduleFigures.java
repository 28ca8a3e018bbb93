package io.reeve.service.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What many schedules cost, and how late they fire when many are due in the same second. */
final class ScheduleFigures {
    private static final int SCHEDULES = Integer.getInteger("bench.schedules", 10_000);
    private static final int JOBS = 100;
    private static final int SECONDS = 20;

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;
    private final Clock clock = Clock.systemUTC();

    ScheduleFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    void measure() throws Exception {
        figures.title(SCHEDULES + " schedules of " + JOBS + " jobs");
        jobs.each(
                0,
                JOBS,
                2,
                (connection, n) -> jobs.add(connection, Jobs.name(n), "/bin/true", "", ", writeLog: false"));
        figures.row("RSS without schedules", "%.0f MB", service.process().residentMegabytes());
        Samples add = new Samples();
        jobs.each(0, SCHEDULES, 2, (connection, n) -> add.time(() -> add(connection, Jobs.name(n % JOBS), distant(n))));
        figures.row("adding one, of 2 clients", "%s", add);
        cost("with them");
        service.stop();
        Samples start = new Samples();
        start.time(service::start);
        figures.row("bin/reeved start, until it answers", "%s", start);
        cost("after a restart");
        figures.title(JOBS + " jobs due in the same second, beside " + SCHEDULES + " schedules");
        try (Connection connection = service.connect()) {
            for (int round = 0; round < 3; round++) {
                atOnce(connection, round);
            }
        }
        figures.row("RSS then", "%.0f MB", service.process().residentMegabytes());
    }

    /** Each at another time, and none within the next hours. */
    private String distant(int n) {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        int hour = (now.getHour() + 4 + n / 60 % 16) % 24;
        return "%d %d %d %s *".formatted(n % 60, hour, 1 + n / 960 % 28, "*");
    }

    private static void add(Connection connection, String job, String cron) throws IOException {
        Jobs.expect(connection.post(Ask.schedules("add", job, "{cron: '" + cron + "', timezone: UTC}")));
    }

    private void cost(String when) throws IOException, InterruptedException {
        Thread.sleep(SECONDS * 1000L);
        figures.row("RSS " + when, "%.0f MB", service.process().residentMegabytes());
        figures.row(
                "processor time " + when + ", idle",
                "%.2f %%",
                service.process().processorPercent(SECONDS));
    }

    private void atOnce(Connection connection, int round) throws Exception {
        Instant due = clock.instant().plusSeconds(8);
        ZonedDateTime time = due.atZone(ZoneOffset.UTC);
        String cron = "%d %d %d * * *".formatted(time.getSecond(), time.getMinute(), time.getHour());
        jobs.each(0, JOBS, 2, (each, n) -> add(each, Jobs.name(n), cron));
        Samples fired = new Samples();
        Samples started = new Samples();
        for (int n = 0; n < JOBS; n++) {
            JsonObject run = run(connection, Jobs.name(n), due.getEpochSecond() * 1000);
            long wanted = run.get("dueMillis").getAsLong();
            fired.add((run.get("firedAtMillis").getAsLong() - wanted) * 1_000_000);
            started.add((run.get("startedAtMillis").getAsLong() - wanted) * 1_000_000);
        }
        figures.row("round " + (round + 1) + ": due -> fired", "%s", fired);
        figures.row("round " + (round + 1) + ": due -> process started", "%s", started);
    }

    private static JsonObject run(Connection connection, String job, long due) throws Exception {
        while (true) {
            String answer = connection.post(Ask.schedules("history", job, "", "SUCCEEDED", due, due + 1, 1));
            Jobs.expect(answer);
            for (JsonElement run :
                    JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("value")) {
                return run.getAsJsonObject();
            }
            Thread.sleep(100);
        }
    }
}
