package io.reeve.service.fakes;

import io.reeve.service.gate.Audit;
import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.gate.Hooks;
import io.reeve.service.gate.LocalToken;
import io.reeve.service.gate.Needs;
import io.reeve.service.gate.Policy;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;

/** A real gate before the platform's MBean server, whose audit and users can be looked at and changed. */
public final class FakeGate {

    public final List<Audit.Event> audit = new CopyOnWriteArrayList<>();
    public final FakeAccess access = new FakeAccess().user("admin", "*");
    public final Hooks hooks = new Hooks();
    public final LocalToken token = LocalToken.random();
    public final Entrance entrance = new Entrance(token, audit::add);
    public final Gate gate;

    /** Nobody has to log in, until {@link #guard}. */
    public FakeGate(Needs.Directory beans) {
        gate = new Gate(ManagementFactory.getPlatformMBeanServer(), new Policy(beans), audit::add, hooks);
    }

    /** Lets only users in. */
    public FakeGate guard() {
        entrance.guardedBy(access);
        return this;
    }

    /** The MBean server as a user has it. */
    public MBeanServer as(String user) {
        Caller caller = new Caller(access.identity(user), "test", "192.0.2.7");
        return gate.before(() -> caller);
    }
}
