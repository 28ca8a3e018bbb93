package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.util.Arrays;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import org.jspecify.annotations.Nullable;

/** Takes out of answers what the caller must not see. */
final class Cut {
    private Cut() {}

    /** Of a map by job name, the entries of those jobs for which the caller has what the map takes. */
    static @Nullable Object toJobs(Permit permit, @Nullable Object result) {
        if (!permit.need().byJob() || permit.caller().may(permit.need(), "")) {
            return result;
        }
        if (!(result instanceof TabularData all)) {
            throw new IllegalStateException(permit.member() + " does not return a map by job name");
        }
        TabularDataSupport some = new TabularDataSupport(all.getTabularType());
        for (Object row : all.values()) {
            String job = (String) ((CompositeData) row).get("key");
            if (permit.caller().may(permit.need(), job)) {
                some.put((CompositeData) row);
            }
        }
        return some;
    }

    /**
     * Of a bean's description, the attributes that the caller may use: clients read all that they find there. Operations
     * stay, so that a call that is denied is denied and not unheard of.
     */
    static MBeanInfo toAttributes(Caller caller, Policy policy, ObjectName bean, MBeanInfo info) {
        String job = ObjectNames.jobOf(bean);
        MBeanAttributeInfo[] attributes = Arrays.stream(info.getAttributes())
                .filter(each -> policy.toRead(bean, each.getName())
                        .or(() -> policy.toWrite(bean, each.getName()))
                        .filter(need -> Policy.meets(caller, need, job))
                        .isPresent())
                .toArray(MBeanAttributeInfo[]::new);
        return attributes.length == info.getAttributes().length
                ? info
                : new MBeanInfo(
                        info.getClassName(),
                        info.getDescription(),
                        attributes,
                        info.getConstructors(),
                        info.getOperations(),
                        info.getNotifications(),
                        info.getDescriptor());
    }
}
