package io.reeve.service.plugin;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.net.AddressText;
import io.reeve.spi.Credentials;
import io.reeve.spi.Identity;
import io.reeve.spi.LoginException;
import io.reeve.spi.Visitor;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A caller who came in by a door that a plugin keeps. */
final class Guest implements Visitor {

    private static final String FROM_OUTSIDE =
            "callers from other machines have to log in, and access control is switched off";

    private final Caller caller;
    private final MBeanServer beans;

    /** @param open whether the door is still there */
    private Guest(Caller caller, Gate gate, BooleanSupplier open) {
        this.caller = caller;
        this.beans = gate.before(() -> {
            if (!open.getAsBoolean()) {
                throw new SecurityException("the door " + caller.door() + " is closed");
            }
            return caller;
        });
    }

    /**
     * Lets a caller in as {@link Entrance#enter} does. Where a plugin's door listens is its own affair, so what the service's
     * doors need not be asked is asked here: that nobody comes from elsewhere while nobody has to log in.
     */
    static Guest admit(World world, String door, String address, Optional<Credentials> given, BooleanSupplier open)
            throws LoginException {
        Entrance entrance = world.entrance();
        if (!entrance.isGuarded() && !AddressText.isLoopback(address)) {
            entrance.refused(door, address, "", "LOGIN", FROM_OUTSIDE);
            throw LoginException.refused(FROM_OUTSIDE);
        }
        return new Guest(entrance.enter(door, address, given), world.gate(), open);
    }

    @Override
    public Identity identity() {
        return caller.identity();
    }

    @Override
    public <T> T bean(ObjectName name, Class<T> mxbean) {
        return JMX.newMXBeanProxy(beans, name, mxbean);
    }
}
