package io.reeve.service.gate;

import java.util.List;
import java.util.Map;
import javax.management.openmbean.TabularData;

/**
 * By what Hawtio greys out operations: the shape of its {@code io.hawt.jmx.JMXSecurityMBean}. For display only; a call
 * that is nevertheless made is checked like any other.
 */
public interface JmxSecurityMBean {

    /** Whether the caller may call any operation of a bean. */
    boolean canInvoke(String objectName);

    /** Whether the caller may call an operation; its name may be followed by a signature. */
    boolean canInvoke(String objectName, String methodName);

    /** As {@link #canInvoke(String, String)}: none of our operations is overloaded. */
    boolean canInvoke(String objectName, String methodName, String[] argumentTypes);

    /**
     * The same for many beans, each with the operations in question or, with none, for the bean itself.
     *
     * @return rows of ObjectName, Method and CanInvoke
     */
    TabularData canInvoke(Map<String, List<String>> bulkQuery);
}
