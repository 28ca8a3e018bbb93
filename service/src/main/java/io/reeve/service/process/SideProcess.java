package io.reeve.service.process;

import io.reeve.service.posix.Posix;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.exec.ProcessDestroyer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of an auxiliary command, leader of a group and a session, told by Commons Exec when it begins and when it
 * has ended. Thread-safe.
 */
final class SideProcess implements ProcessDestroyer {
    private static final Logger LOG = LoggerFactory.getLogger(SideProcess.class);
    private static final int STRAY_LOOKS = 100;
    private static final long STRAY_LOOK_NANOS = 5_000_000;

    private final long number;
    private Optional<Process> process = Optional.empty();
    private Optional<ProcessIdentity> leader = Optional.empty();
    private boolean killed;

    /** @param number marks the process and its children as {@link RunTag} says */
    SideProcess(long number) {
        this.number = number;
    }

    long number() {
        return number;
    }

    @Override
    public synchronized boolean add(Process started) {
        process = Optional.of(started);
        leader = Proc.stat((int) started.pid()).map(ProcStat::identity);
        if (killed) {
            kill();
        }
        return true;
    }

    /** Its group does not outlive it; what a command leaves running is killed, as systemd does (systemd.service(5)). */
    @Override
    public synchronized boolean remove(Process ended) {
        killGroup();
        process = Optional.empty();
        return true;
    }

    @Override
    public synchronized int size() {
        return process.isPresent() ? 1 : 0;
    }

    /** Kills the process with its group, now or as soon as it exists; returns at once. */
    synchronized void kill() {
        killed = true;
        killGroup();
        // A process that began a moment ago leads no group yet.
        process.ifPresent(Process::destroyForcibly);
    }

    private void killGroup() {
        try {
            if (leader.isPresent() && !leader.get().isReplaced()) {
                Posix.signal(-leader.get().pid(), Signals.KILL);
            }
        } catch (IOException e) {
            LOG.warn("cannot kill {}: {}", leader, e.getMessage());
        }
    }

    /** After a kill: also ends what left the group; returns when nothing is left, or it is of no use. */
    void awaitNothingLeft() {
        for (int look = 0; isKilled() && look < STRAY_LOOKS; look++) {
            List<ProcessIdentity> strays = Census.take(Set.of()).strays(tag());
            if (strays.isEmpty()) {
                return;
            }
            strays.forEach(SideProcess::kill);
            LockSupport.parkNanos(STRAY_LOOK_NANOS);
        }
    }

    private synchronized RunTag tag() {
        return new RunTag(number, leader);
    }

    synchronized boolean isKilled() {
        return killed;
    }

    private static void kill(ProcessIdentity stray) {
        try {
            stray.signal(Signals.KILL);
        } catch (IOException e) {
            LOG.warn("cannot kill {}: {}", stray, e.getMessage());
        }
    }

    @Override
    public synchronized String toString() {
        return leader.map(ProcessIdentity::toString).orElse("one that has not begun");
    }
}
