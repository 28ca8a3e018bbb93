package io.reeve.service.job;

import io.reeve.service.config.Bytes;
import io.reeve.service.config.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The resources that a job can be limited in, by the names that prlimit(1) has for them. */
enum LimitKind {
    NOFILE(7, Unit.COUNT),
    NPROC(6, Unit.COUNT),
    CORE(4, Unit.BYTES),
    FSIZE(1, Unit.BYTES),
    CPU(0, Unit.SECONDS),
    AS(9, Unit.BYTES),
    DATA(2, Unit.BYTES),
    STACK(3, Unit.BYTES),
    MEMLOCK(8, Unit.BYTES);

    /** What a limit counts. */
    enum Unit {
        COUNT("a number"),
        BYTES(Bytes.EXPECTED),
        SECONDS("a number of seconds");

        private final String expected;

        Unit(String expected) {
            this.expected = expected;
        }

        String expected() {
            return expected + ", unlimited, or two of these as soft:hard";
        }
    }

    private static final List<String> KEYS =
            Arrays.stream(values()).map(LimitKind::key).toList();

    private final int number;
    private final Unit unit;

    LimitKind(int number, Unit unit) {
        this.number = number;
        this.unit = unit;
    }

    /** @throws IllegalArgumentException where there is no such limit */
    static LimitKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no limit: expected one of "
                        + String.join(", ", KEYS) + Suggestion.question(key, KEYS)));
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its number in asm-generic/resource.h, which x86-64, aarch64 and riscv64 share. */
    int number() {
        return number;
    }

    Unit unit() {
        return unit;
    }
}
