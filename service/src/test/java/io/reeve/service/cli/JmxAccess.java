package io.reeve.service.cli;

import io.reeve.service.fakes.GuardedDoors;
import java.io.IOException;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;

/** JMX over RMI, by user and password. */
final class JmxAccess implements Access {
    private final JMXConnector connector;

    JmxAccess(GuardedDoors doors, String role, String token) throws IOException {
        connector = doors.connect(role, role);
    }

    @Override
    public boolean isOpen(Member member) throws IOException {
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        try {
            switch (member.kind()) {
                case "read" -> connection.getAttribute(member.bean(), member.name());
                case "write" ->
                    connection.setAttribute(
                            member.bean(),
                            new Attribute(member.name(), member.arguments().get(0)));
                default ->
                    connection.invoke(
                            member.bean(),
                            member.name(),
                            member.arguments().toArray(),
                            member.types().toArray(String[]::new));
            }
            return true;
        } catch (SecurityException denied) {
            return false;
        } catch (JMException | RuntimeException otherwise) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
