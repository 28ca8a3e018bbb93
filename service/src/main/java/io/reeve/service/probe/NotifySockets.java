package io.reeve.service.probe;

import java.io.IOException;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The sockets to which jobs send their notifications (sd_notify(3)), and one thread for all of them. The library, its
 * native part and the thread are there from the first socket on. Thread-safe.
 */
public final class NotifySockets implements AutoCloseable {

    /** Who is told. */
    public interface Listener {
        /** Told on the sockets' thread, which must not be kept waiting; at most some thousand times a second. */
        void notified(String key, Notification notification);
    }

    /** sun_path of unix(7), without its final NUL. */
    private static final int LONGEST_PATH = 107;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]*");

    private final Path directory;
    private final Listener listener;
    private final Map<String, DatagramChannel> channels = new HashMap<>();
    private Optional<NotifyReceiver> receiver = Optional.empty();

    /**
     * Begins nothing yet.
     *
     * @param directory for sockets alone, made where it does not exist; each of its parents must let those users pass as
     *     whom jobs run
     */
    public NotifySockets(Path directory, Listener listener) {
        this.directory = directory;
        this.listener = listener;
    }

    /**
     * Opens the socket of a job's instance, in place of one that an earlier service left there, and returns its path, which
     * is the same for the same key. Nobody but this service's user may send to it.
     */
    public Path open(String key) throws IOException {
        return open(key, fresh -> {});
    }

    /** The same for a job that runs as another user, who alone may send then, but for root, as whom this service runs. */
    public Path open(String key, String user) throws IOException {
        return open(
                key,
                fresh -> Files.setOwner(
                        fresh,
                        fresh.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user)));
    }

    private interface Ownership {
        void give(Path fresh) throws IOException;
    }

    private synchronized Path open(String key, Ownership ownership) throws IOException {
        Path path = path(key);
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        if (Files.exists(path) && !isSocket(path)) {
            throw new IOException(path + " is in the way: it is no socket");
        }
        if (receiver.isEmpty()) {
            receiver = Optional.of(new NotifyReceiver(listener));
        }
        closeChannel(key);
        // Under another name first: nobody is to find it before its permissions are right.
        Path fresh = checked(directory.resolve(".new"));
        Files.deleteIfExists(fresh);
        DatagramChannel channel = receiver.get().bind(fresh);
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            ownership.give(fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(fresh);
            throw e;
        }
        receiver.get().receive(key, channel);
        channels.put(key, channel);
        return path;
    }

    private Path path(String key) throws IOException {
        Path plain = directory.resolve(PLAIN.matcher(key).matches() ? key : hashed(key));
        return bytes(plain) <= LONGEST_PATH ? plain : checked(directory.resolve(hashed(key)));
    }

    private static String hashed(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static Path checked(Path path) throws IOException {
        if (bytes(path) > LONGEST_PATH) {
            throw new IOException("the path of the socket " + path + " takes more than " + LONGEST_PATH
                    + " bytes, which is all that is possible: choose a shorter directory");
        }
        return path;
    }

    private static int bytes(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isSocket(Path path) throws IOException {
        return ((int) Files.getAttribute(path, "unix:mode") & 0170000) == 0140000; // inode(7): S_IFMT, S_IFSOCK
    }

    /** Closes the socket of a key, if there is one, and removes its file. */
    public synchronized void close(String key) throws IOException {
        if (channels.containsKey(key)) {
            Files.deleteIfExists(path(key));
            closeChannel(key);
        }
    }

    private void closeChannel(String key) {
        DatagramChannel channel = channels.remove(key);
        if (channel != null) {
            receiver.ifPresent(open -> open.forget(channel));
        }
    }

    /** Closes all sockets and ends the thread; the directory stays. */
    @Override
    public synchronized void close() throws IOException {
        for (String key : channels.keySet()) {
            Files.deleteIfExists(path(key));
        }
        channels.clear();
        receiver.ifPresent(NotifyReceiver::close);
        receiver = Optional.empty();
    }
}
