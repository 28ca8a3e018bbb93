package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** Tells one caller what the policy would say to its calls; nothing of it is recorded. */
final class JmxSecurity implements JmxSecurityMBean {

    private static final String[] COLUMNS = {"ObjectName", "Method", "CanInvoke"};
    private static final TabularType TABLE = table();

    private final Policy policy;
    private final Supplier<Caller> caller;

    JmxSecurity(Policy policy, Supplier<Caller> caller) {
        this.policy = policy;
        this.caller = caller;
    }

    @Override
    public boolean canInvoke(String objectName) {
        ObjectName bean = ObjectNames.of(objectName);
        return policy.mayInvokeAny(caller.get(), bean);
    }

    @Override
    public boolean canInvoke(String objectName, String methodName) {
        ObjectName bean = ObjectNames.of(objectName);
        String name = methodName.replaceFirst("\\(.*", "");
        Optional<Need> need = policy.toInvoke(bean, name)
                .or(() -> name.startsWith("set") ? policy.toWrite(bean, name.substring(3)) : Optional.empty());
        return policy.maySee(caller.get(), bean)
                && need.filter(wanted -> Policy.meets(caller.get(), wanted, ObjectNames.jobOf(bean)))
                        .isPresent();
    }

    @Override
    public boolean canInvoke(String objectName, String methodName, String[] argumentTypes) {
        return canInvoke(objectName, methodName);
    }

    @Override
    public TabularData canInvoke(Map<String, List<String>> bulkQuery) {
        TabularDataSupport answers = new TabularDataSupport(TABLE);
        bulkQuery.forEach((bean, methods) -> {
            if (methods.isEmpty()) {
                answers.put(row(bean, "", canInvoke(bean)));
            }
            methods.stream().distinct().forEach(method -> answers.put(row(bean, method, canInvoke(bean, method))));
        });
        return answers;
    }

    private static CompositeDataSupport row(String bean, String method, boolean open) {
        try {
            return new CompositeDataSupport(TABLE.getRowType(), COLUMNS, new Object[] {bean, method, open});
        } catch (OpenDataException e) {
            throw new IllegalStateException("a row that does not fit its table", e);
        }
    }

    private static TabularType table() {
        try {
            OpenType<?>[] types = {SimpleType.STRING, SimpleType.STRING, SimpleType.BOOLEAN};
            CompositeType row = new CompositeType("CanInvoke", "Whether one may call it.", COLUMNS, COLUMNS, types);
            return new TabularType("CanInvokeTable", "What one may call.", row, new String[] {COLUMNS[0], COLUMNS[1]});
        } catch (OpenDataException e) {
            throw new IllegalStateException("a table that cannot be", e);
        }
    }
}
