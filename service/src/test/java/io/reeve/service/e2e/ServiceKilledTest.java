package io.reeve.service.e2e;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed by surprise, and nobody who looks at the jobs or their logs can tell. */
final class ServiceKilledTest {
    private static final int MIN_KILLS = 12;

    /** The logs of more would take some gigabytes. */
    private static final int MAX_KILLS = 80;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_killed_service_loses_doubles_and_forgets_nothing() throws Exception {
        campaign(9, 120_000, kills -> kills < 4);
    }

    @Test
    @Tag("endurance")
    @Timeout(value = 90, unit = TimeUnit.MINUTES)
    void a_service_killed_many_times_loses_doubles_and_forgets_nothing() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("reeve.endurance.minutes", 2));
        campaign(50, 30_000, kills -> kills < MIN_KILLS || (System.nanoTime() < end && kills < MAX_KILLS));
    }

    private void campaign(int jobs, int fastLines, IntPredicate goesOn) throws Exception {
        try (ServiceUnderTest service = new ServiceUnderTest(directory)) {
            KillCampaign campaign = new KillCampaign(directory, service, jobs, fastLines);
            campaign.run(goesOn);
            service.stop(false);
            campaign.check();
        }
    }
}
