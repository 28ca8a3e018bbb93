package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.FakeAccess;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.Set;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private final Policy policy = new Policy(bean -> Optional.empty());
    private final Caller admin = new Caller(new FakeAccess().user("admin", "*").identity("admin"), "test", "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.sun.management:type=DiagnosticCommand",
                "com.sun.management:type=HotSpotDiagnostic",
                "java.util.logging:type=Logging",
                "DefaultDomain:type=MLet",
                "JMImplementation:type=MLet",
                "reeve.evil:type=Job",
                "Reeve:type=Server",
                "reeve:type=Unknown",
            })
    void beans_that_write_files_or_load_code_do_not_exist_even_for_those_who_may_everything(String name)
            throws Exception {
        ObjectName bean = ObjectName.getInstance(name);
        assertThat(policy.maySee(admin, bean)).isFalse();
        assertThat(policy.toRead(bean, "Any")).isEmpty();
        assertThat(policy.toWrite(bean, "Any")).isEmpty();
        assertThat(policy.toInvoke(bean, "any")).isEmpty();
    }

    @Test
    void of_the_jvm_one_can_read_but_not_change_anything() throws Exception {
        ObjectName memory = ObjectName.getInstance(ManagementFactory.MEMORY_MXBEAN_NAME);
        ObjectName threads = ObjectName.getInstance(ManagementFactory.THREAD_MXBEAN_NAME);
        assertThat(policy.toRead(memory, "HeapMemoryUsage").orElseThrow().privilege())
                .isEqualTo("JVM");
        assertThat(policy.toWrite(memory, "Verbose")).isEmpty();
        assertThat(policy.toInvoke(memory, "gc")).isEmpty();
        assertThat(policy.toInvoke(threads, "dumpAllThreads").orElseThrow().privilege())
                .isEqualTo("JVM");
        assertThat(policy.toInvoke(threads, "resetPeakThreadCount")).isEmpty();
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
