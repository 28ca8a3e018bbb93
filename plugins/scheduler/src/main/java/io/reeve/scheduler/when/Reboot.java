package io.reeve.scheduler.when;

import java.time.Instant;
import java.util.Optional;

/** Due once after the machine has booted, which no clock tells: whoever runs schedules has to know. */
public record Reboot() implements When {

    static final String TEXT = "@reboot";

    /** Always empty. */
    @Override
    public Optional<Instant> next(Instant from, Optional<Instant> last) {
        return Optional.empty();
    }

    @Override
    public String explain(Language language) {
        return switch (language) {
            case ENGLISH -> "Once after each boot of the machine";
            case CHINESE -> "每次开机后触发一次";
        };
    }

    @Override
    public String canonical() {
        return TEXT;
    }
}
