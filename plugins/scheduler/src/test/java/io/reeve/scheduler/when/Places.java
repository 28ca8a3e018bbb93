package io.reeve.scheduler.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Days and zones at which something happens to clocks or calendars. */
final class Places {

    record Place(LocalDate day, ZoneId zone) {}

    private static final List<Place> CLOCK_CHANGES = List.of(
            place("2026-03-08", "America/New_York"),
            place("2026-11-01", "America/New_York"),
            place("2027-03-28", "Europe/London"),
            place("2027-10-31", "Europe/London"),
            place("2018-11-04", "America/Sao_Paulo"),
            place("2018-02-17", "America/Sao_Paulo"),
            place("2028-10-01", "Australia/Lord_Howe"),
            place("2028-04-02", "Australia/Lord_Howe"),
            place("2011-12-30", "Pacific/Apia"),
            place("2026-02-15", "Africa/Casablanca"),
            place("2026-03-22", "Africa/Casablanca"),
            place("2008-11-02", "America/St_Johns"),
            place("2028-02-29", "Asia/Shanghai"),
            place("2026-12-31", "Asia/Shanghai"));

    private Places() {}

    static List<Place> all() {
        return CLOCK_CHANGES;
    }

    static Arbitrary<Place> any() {
        return Arbitraries.of(CLOCK_CHANGES);
    }

    private static Place place(String day, String zone) {
        return new Place(LocalDate.parse(day), ZoneId.of(zone));
    }
}
