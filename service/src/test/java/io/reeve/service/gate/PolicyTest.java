package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private final Policy policy = new Policy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sun.management:type=DiagnosticCommand",
                "com.sun.management:type=HotSpotDiagnostic",
                "java.util.logging:type=Logging",
                "jdk.management.jfr:type=FlightRecorder",
                "DefaultDomain:type=MLet",
                "reeve.evil:type=Job",
                "Reeve:type=Server",
            })
    void beans_that_write_files_or_load_code_do_not_exist_for_callers(String name) throws Exception {
        ObjectName bean = ObjectName.getInstance(name);
        assertThat(policy.maySee(bean)).isFalse();
        assertThat(policy.mayRead(bean, "Any")).isFalse();
        assertThat(policy.mayWrite(bean, "Any")).isFalse();
        assertThat(policy.mayInvoke(bean, "any")).isFalse();
    }

    @Test
    void our_own_beans_are_open() {
        assertThat(policy.mayRead(ObjectNames.SERVER, "Version")).isTrue();
        assertThat(policy.mayInvoke(ObjectNames.job("billing"), "start")).isTrue();
    }

    @Test
    void of_the_jvm_one_can_read_but_not_change_anything() throws Exception {
        ObjectName memory = ObjectName.getInstance(ManagementFactory.MEMORY_MXBEAN_NAME);
        ObjectName threads = ObjectName.getInstance(ManagementFactory.THREAD_MXBEAN_NAME);
        assertThat(policy.mayRead(memory, "HeapMemoryUsage")).isTrue();
        assertThat(policy.mayWrite(memory, "Verbose")).isFalse();
        assertThat(policy.mayInvoke(memory, "gc")).isFalse();
        assertThat(policy.mayInvoke(threads, "dumpAllThreads")).isTrue();
        assertThat(policy.mayInvoke(threads, "resetPeakThreadCount")).isFalse();
    }

    @Test
    void every_platform_bean_is_of_a_domain_that_was_considered() {
        assertThat(ManagementFactory.getPlatformMBeanServer().getDomains())
                .isSubsetOf(Set.of(
                        "JMImplementation",
                        "java.lang",
                        "java.nio",
                        "java.util.logging",
                        "com.sun.management",
                        "jdk.management.jfr",
                        "jdk.management", // JDK 24: the scheduler of virtual threads
                        ObjectNames.DOMAIN));
    }
}
