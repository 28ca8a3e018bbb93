package io.reeve.service.posix;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * The users and groups that the system knows from /etc/passwd, LDAP or wherever nsswitch.conf(5) says, through
 * getpwnam_r(3) and its like. A database that cannot be asked knows nobody. Thread-safe.
 */
public final class Accounts {
    private static final int ERANGE = 34;
    private static final int LEAST_BYTES = 4096;
    private static final int MOST_BYTES = 1 << 24;

    /** More than struct passwd and struct group have; the offsets are those of 64-bit machines. */
    private static final int ENTRY_BYTES = 64;

    private static final int NAME = 0;
    private static final int USER_ID = 16;
    private static final int GROUP_OF_USER = 20;
    private static final int HOME = 32;
    private static final int GROUP_ID = 16;

    static {
        Native.register(Accounts.class, "c");
    }

    private Accounts() {}

    private static native int getpwnam_r(byte[] name, Pointer entry, Pointer texts, long bytes, Pointer found);

    private static native int getpwuid_r(int user, Pointer entry, Pointer texts, long bytes, Pointer found);

    private static native int getgrnam_r(byte[] name, Pointer entry, Pointer texts, long bytes, Pointer found);

    private static native int getgrgid_r(int group, Pointer entry, Pointer texts, long bytes, Pointer found);

    /** The user of a name, or else of a number. */
    public static Optional<Account> user(String nameOrNumber) {
        byte[] name = text(nameOrNumber);
        return find((entry, texts, found) -> getpwnam_r(name, entry, texts, texts.size(), found), Accounts::account)
                .or(() -> number(nameOrNumber)
                        .flatMap(id -> find(
                                (entry, texts, found) -> getpwuid_r(id, entry, texts, texts.size(), found),
                                Accounts::account)));
    }

    /** The number of the group of a name, or else of a number, if there is such a group. */
    public static Optional<Long> group(String nameOrNumber) {
        byte[] name = text(nameOrNumber);
        return find((entry, texts, found) -> getgrnam_r(name, entry, texts, texts.size(), found), Accounts::groupId)
                .or(() -> number(nameOrNumber)
                        .flatMap(id -> find(
                                (entry, texts, found) -> getgrgid_r(id, entry, texts, texts.size(), found),
                                Accounts::groupId)));
    }

    private interface Call {
        int into(Memory entry, Memory texts, Memory found);
    }

    private static <T> Optional<T> find(Call call, Function<Memory, T> reader) {
        for (int bytes = LEAST_BYTES; bytes <= MOST_BYTES; bytes *= 4) {
            try (Memory entry = new Memory(ENTRY_BYTES);
                    Memory texts = new Memory(bytes);
                    Memory found = new Memory(Long.BYTES)) {
                found.clear();
                if (call.into(entry, texts, found) != ERANGE) {
                    return found.getLong(0) == 0 ? Optional.empty() : Optional.of(reader.apply(entry));
                }
            }
        }
        return Optional.empty();
    }

    private static Account account(Memory entry) {
        return new Account(
                entry.getPointer(NAME).getString(0, StandardCharsets.UTF_8.name()),
                Integer.toUnsignedLong(entry.getInt(USER_ID)),
                Integer.toUnsignedLong(entry.getInt(GROUP_OF_USER)),
                entry.getPointer(HOME).getString(0, StandardCharsets.UTF_8.name()));
    }

    private static long groupId(Memory entry) {
        return Integer.toUnsignedLong(entry.getInt(GROUP_ID));
    }

    /** The highest number means "no change" to setuid(2) and its like, and so is nobody's. */
    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,10}"))
                .map(Long::valueOf)
                .filter(id -> id < 0xFFFF_FFFFL)
                .map(Long::intValue);
    }

    private static byte[] text(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
