package io.reeve.service.jmx;

import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.management.MBeanServerNotification;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.remote.NotificationResult;
import javax.management.remote.TargetedNotification;
import javax.management.remote.rmi.RMIConnectionImpl;
import javax.management.remote.rmi.RMIServerImpl;
import javax.security.auth.Subject;

/** A client's connection, over which only those notifications go that the client may hear when it fetches them. */
final class AudibleConnection extends RMIConnectionImpl {

    private final Gate gate;
    private final Caller caller;

    AudibleConnection(
            RMIServerImpl server,
            String id,
            ClassLoader loader,
            Subject subject,
            Map<String, ?> environment,
            Gate gate,
            Caller caller) {
        super(server, id, loader, subject, environment);
        this.gate = gate;
        this.caller = caller;
    }

    @Override
    public NotificationResult fetchNotifications(long sequence, int most, long timeout) throws IOException {
        NotificationResult all = super.fetchNotifications(sequence, most, timeout);
        TargetedNotification[] heard = Arrays.stream(all.getTargetedNotifications())
                .filter(each -> mayHear(each.getNotification()))
                .toArray(TargetedNotification[]::new);
        return heard.length == all.getTargetedNotifications().length
                ? all
                : new NotificationResult(all.getEarliestSequenceNumber(), all.getNextSequenceNumber(), heard);
    }

    private boolean mayHear(Notification notification) {
        if (notification instanceof MBeanServerNotification registration) {
            return gate.mayHear(caller, registration.getMBeanName());
        }
        return !(notification.getSource() instanceof ObjectName bean) || gate.mayHear(caller, bean);
    }
}
