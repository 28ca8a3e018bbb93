package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/**
 * The one place where every door asks: who is it, may they, and then it is recorded and done. What a door hands on is an
 * MBean server on which all of that has happened. Thread-safe.
 */
public final class Gate {

    private final MBeanServer server;
    private final Policy policy;
    private final Checks checks;
    private final Execution execution;

    public Gate(MBeanServer server, Policy policy, Audit audit, Hooks hooks) {
        this.server = server;
        this.policy = policy;
        this.checks = new Checks(policy, audit);
        this.execution = new Execution(audit, hooks);
    }

    /**
     * The MBean server as a caller has it. Denials are SecurityExceptions.
     *
     * @param caller tells, at each call, who it is
     */
    public MBeanServer before(Supplier<Caller> caller) {
        return (MBeanServer) Proxy.newProxyInstance(
                Gate.class.getClassLoader(),
                new Class<?>[] {MBeanServer.class},
                new GatedServer(server, checks, execution, caller));
    }

    /**
     * The same for a part of the service itself, such as a plugin: it may do everything, and the audit tells what
     * it did.
     *
     * @param counts whether it still is such a part
     */
    public MBeanServer before(String part, BooleanSupplier counts) {
        Caller caller = new Caller(new Everybody(part, counts), "plugin", "");
        return before(() -> caller);
    }

    /** The MBean server without a gate, for what a door has to do on nobody's behalf. */
    public MBeanServer server() {
        return server;
    }

    /**
     * Registers {@link JmxSecurityMBean}, for Hawtio to find; callers get answers of their own. Who asks past the gate, as
     * a debugger does, is told that it may everything.
     */
    public AutoCloseable exportSecurity() {
        Caller direct = new Caller(new Everybody("direct", () -> true), "direct", "");
        try {
            server.registerMBean(
                    new StandardMBean(new JmxSecurity(policy, () -> direct), JmxSecurityMBean.class),
                    ObjectNames.SECURITY);
        } catch (JMException e) {
            throw new IllegalStateException("cannot register " + ObjectNames.SECURITY + ": " + e.getMessage(), e);
        }
        return () -> server.unregisterMBean(ObjectNames.SECURITY);
    }

    /** Whether a notification about or from that bean may reach the caller at this moment. */
    public boolean mayHear(Caller caller, ObjectName bean) {
        // Of one that is gone, those hear who may know that it is.
        return policy.look(caller, bean) != Policy.Sight.CLOSED;
    }

    /** Whether the caller may call an operation of that bean at this moment. Who is told no has not tried: no record. */
    public boolean mayCall(Caller caller, ObjectName bean, String operation) {
        return new JmxSecurity(policy, () -> caller).canInvoke(bean.toString(), operation);
    }

    /**
     * What of a bean the caller may use, so that two beans of one interface of which that is the same look the same to it.
     * Empty if it is none of ours.
     */
    public Optional<String> rights(Caller caller, ObjectName bean) {
        return policy.rights(caller, bean);
    }

    /** Whether the caller may look into the JVM. */
    public boolean mayLookIntoJvm(Caller caller) {
        return policy.mayLookIntoJvm(caller);
    }
}
