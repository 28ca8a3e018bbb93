package io.reeve.service.jmx;

import io.reeve.mbeans.JobState;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.AttributeChangeNotification;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.NotificationBroadcasterSupport;
import javax.management.NotificationEmitter;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** An exported bean that tells of its changes of state. */
final class StatefulMBean implements DynamicMBean, NotificationEmitter {

    private final ObjectName name;
    private final ExportedMBean bean;
    private final Notifier notifier;
    private final NotificationBroadcasterSupport listeners;
    private final AtomicLong sequence = new AtomicLong();

    StatefulMBean(ObjectName name, ExportedMBean bean, Notifier notifier) {
        this.name = name;
        this.bean = bean;
        this.notifier = notifier;
        this.listeners = new NotificationBroadcasterSupport(notifier::callListener);
    }

    StateExport exportClosedBy(Runnable unregister) {
        return new StateExport() {
            @Override
            public void stateChanged(String reason, JobState from, JobState to, long atMillis) {
                announce(reason, from, to, atMillis);
            }

            @Override
            public void close() {
                unregister.run();
            }
        };
    }

    // Numbering and queueing are one step, or two callers' notifications could be delivered out of sequence.
    private synchronized void announce(String reason, JobState from, JobState to, long atMillis) {
        AttributeChangeNotification change = new AttributeChangeNotification(
                name,
                sequence.incrementAndGet(),
                atMillis,
                reason,
                "State",
                String.class.getName(),
                from.name(),
                to.name());
        notifier.deliver(() -> listeners.sendNotification(change));
    }

    @Override
    public void addNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback) {
        listeners.addNotificationListener(listener, filter, handback);
    }

    @Override
    public void removeNotificationListener(NotificationListener listener) throws ListenerNotFoundException {
        listeners.removeNotificationListener(listener);
    }

    @Override
    public void removeNotificationListener(
            NotificationListener listener, @Nullable NotificationFilter filter, @Nullable Object handback)
            throws ListenerNotFoundException {
        listeners.removeNotificationListener(listener, filter, handback);
    }

    @Override
    public MBeanNotificationInfo[] getNotificationInfo() {
        return bean.getMBeanInfo().getNotifications();
    }

    @Override
    public @Nullable Object getAttribute(String attribute)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        return bean.getAttribute(attribute);
    }

    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        bean.setAttribute(attribute);
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        return bean.getAttributes(attributes);
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return bean.setAttributes(attributes);
    }

    @Override
    public @Nullable Object invoke(
            String operation, @Nullable Object @Nullable [] arguments, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        return bean.invoke(operation, arguments, signature);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return bean.getMBeanInfo();
    }
}
