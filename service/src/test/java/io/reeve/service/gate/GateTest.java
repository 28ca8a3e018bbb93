package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ObjectNames;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final ObjectName MEMORY = name(ManagementFactory.MEMORY_MXBEAN_NAME);
    private static final ObjectName DIAGNOSTIC = name("com.sun.management:type=DiagnosticCommand");

    private final MBeanServer gated = Gate.before(ManagementFactory.getPlatformMBeanServer(), new Policy());

    @Test
    void what_may_not_be_seen_is_not_listed() {
        assertThat(gated.queryNames(null, null)).contains(MEMORY).allMatch(new Policy()::maySee);
        assertThat(gated.queryMBeans(null, null)).allMatch(each -> new Policy().maySee(each.getObjectName()));
        assertThat(gated.queryNames(DIAGNOSTIC, null)).isEmpty();
        assertThat(gated.isRegistered(DIAGNOSTIC)).isFalse();
        assertThat(gated.getDomains()).contains("java.lang").doesNotContain("com.sun.management");
        assertThat(gated.getMBeanCount()).isEqualTo(gated.queryNames(null, null).size());
    }

    @Test
    void what_may_not_be_seen_cannot_be_reached() {
        denied(() -> gated.getMBeanInfo(DIAGNOSTIC));
        denied(() -> gated.getObjectInstance(DIAGNOSTIC));
        denied(() -> gated.isInstanceOf(DIAGNOSTIC, "x"));
        denied(() -> gated.getAttribute(DIAGNOSTIC, "x"));
        denied(() -> gated.getAttributes(DIAGNOSTIC, new String[] {"x"}));
        denied(() -> gated.invoke(DIAGNOSTIC, "help", null, null));
        denied(() -> gated.addNotificationListener(DIAGNOSTIC, (n, h) -> {}, null, null));
    }

    @Test
    void what_may_only_be_read_is_not_written() throws Exception {
        assertThat(gated.getAttribute(MEMORY, "Verbose")).isEqualTo(false);
        assertThat(gated.getAttributes(MEMORY, new String[] {"Verbose"})).hasSize(1);
        Attribute verbose = new Attribute("Verbose", true);
        denied(() -> gated.setAttribute(MEMORY, verbose));
        denied(() -> gated.setAttributes(MEMORY, new AttributeList(java.util.List.of(verbose))));
        denied(() -> gated.invoke(MEMORY, "gc", null, null));
    }

    @Test
    void nobody_makes_or_removes_beans_from_outside() {
        ObjectName mine = name("reeve:type=Mine");
        denied(() -> gated.createMBean("javax.management.loading.MLet", mine));
        denied(() -> gated.createMBean("javax.management.loading.MLet", mine, MEMORY));
        denied(() -> gated.instantiate("javax.management.loading.MLet"));
        denied(() -> gated.registerMBean(new Object(), mine));
        denied(() -> gated.unregisterMBean(MEMORY));
    }

    @Test
    void a_bean_cannot_be_made_to_listen() {
        denied(() -> gated.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, MEMORY, null, null));
    }

    @Test
    void a_pattern_is_no_way_around() {
        denied(() -> gated.invoke(name("com.sun.management:*"), "help", null, null));
        denied(() -> gated.getAttribute(name("*:type=DiagnosticCommand"), "x"));
    }

    @Test
    void exceptions_pass_as_they_are() {
        assertThatThrownBy(() -> gated.getAttribute(ObjectNames.SERVER, "Version"))
                .isInstanceOf(javax.management.InstanceNotFoundException.class);
        assertThat(Set.of(gated)).contains(gated);
    }

    private static void denied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("is closed to callers from outside");
    }

    private static ObjectName name(String text) {
        try {
            return ObjectName.getInstance(text);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
