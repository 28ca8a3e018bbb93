package io.reeve.spi;

import java.util.List;
import java.util.Locale;

/** The signals of Linux by name and number (signal(7); x86-64, arm64 and riscv64 agree). */
public final class Signals {
    public static final int INT = 2;
    public static final int QUIT = 3;
    public static final int TERM = 15;
    public static final int KILL = 9;
    public static final int CONT = 18;

    private static final List<String> NAMES = List.of(
            "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE",
            "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM",
            "PROF", "WINCH", "IO", "PWR", "SYS");

    private Signals() {}

    /**
     * The number of a signal given as {@code TERM}, {@code SIGTERM} or {@code 15}, in any case.
     *
     * @throws IllegalArgumentException where there is no such signal
     */
    public static int number(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        int number = NAMES.indexOf(name.startsWith("SIG") ? name.substring(3) : name);
        if (number <= 0 && name.matches("[0-9]{1,2}")) {
            number = Integer.parseInt(name);
        }
        if (number <= 0 || number >= NAMES.size()) {
            throw new IllegalArgumentException("no signal is called '" + text + "'");
        }
        return number;
    }

    /** The name of a signal without its SIG, or its number where it has no name, as real-time signals. */
    public static String name(int number) {
        return number > 0 && number < NAMES.size() ? NAMES.get(number) : Integer.toString(number);
    }
}
