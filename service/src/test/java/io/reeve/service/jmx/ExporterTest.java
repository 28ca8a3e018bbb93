package io.reeve.service.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.Description;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.OutputStreamName;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.FakeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.AttributeChangeNotification;
import javax.management.InstanceNotFoundException;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.RuntimeMBeanException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExporterTest {

    private static final ObjectName BILLING = ObjectNames.job("billing");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Exporter exporter = new Exporter(server);

    @AfterEach
    void close() {
        exporter.close();
    }

    @Test
    void a_proxy_works_for_getters_that_are_operations() {
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, new FakeServer());
        ServerMXBean proxy = JMX.newMXBeanProxy(server, ObjectNames.SERVER, ServerMXBean.class);
        assertThat(proxy.getAll()).containsEntry("billing", FakeJob.definition("billing"));
        assertThat(proxy.get("x").name()).isEqualTo("x");
        assertThat(proxy.statusAll()).hasSize(1_000).containsEntry("job7", FakeJob.status("job7"));
    }

    @Test
    void a_getter_that_is_an_operation_can_be_invoked_by_its_name() throws Exception {
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, new FakeServer());
        Object all = server.invoke(ObjectNames.SERVER, "getAll", null, null);
        assertThat(all).isInstanceOf(javax.management.openmbean.TabularData.class);
    }

    @Test
    void beans_of_one_interface_share_their_description() throws Exception {
        exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        exporter.exportWithState(ObjectNames.job("other"), JobMXBean.class, new FakeJob("other"));
        assertThat(server.getMBeanInfo(BILLING)).isSameAs(server.getMBeanInfo(ObjectNames.job("other")));
    }

    @Test
    void a_taken_name_is_refused() {
        exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        assertThatThrownBy(() -> exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("reeve:type=Job,name=billing is registered already");
    }

    @Test
    void a_closed_export_is_gone_and_its_name_is_free() {
        Export export = exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        export.close();
        export.close();
        assertThatThrownBy(() -> server.getAttribute(BILLING, "State")).isInstanceOf(InstanceNotFoundException.class);
        exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        export.close();
        assertThat(server.isRegistered(BILLING)).isTrue();
    }

    /** Nothing is described here. */
    public interface BareMXBean {
        int getPlain();

        void call(@Description("described") String described, int bare);
    }

    @Test
    void an_interface_without_descriptions_is_refused_with_all_that_lacks() {
        BareMXBean bare = new BareMXBean() {
            @Override
            public int getPlain() {
                return 0;
            }

            @Override
            public void call(String described, int bare) {}
        };
        assertThatThrownBy(() -> exporter.export(ObjectNames.SERVER, BareMXBean.class, bare))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "BareMXBean: the interface has no @Description",
                        "getPlain has no @Description",
                        "call has no @Operation",
                        "call(bare) has no @Description");
    }

    @Test
    void failures_reach_the_client_as_bare_exceptions_of_the_jdk() {
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, new FakeServer());
        assertThat(failureOf("unknown"))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no job unknown");
        assertThat(failureOf("billing"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("billing is RUNNING: cannot delete");
        assertThat(failureOf("full"))
                .isExactlyInstanceOf(java.io.UncheckedIOException.class)
                .hasMessage("cannot write data/jobs: disk full")
                .hasCauseExactlyInstanceOf(java.io.IOException.class);
        assertThat(failureOf("left"))
                .isExactlyInstanceOf(java.io.UncheckedIOException.class)
                .hasMessage("delete of reeve:type=Server failed: run/jobs/left: the directory is not empty")
                .hasCauseExactlyInstanceOf(java.io.IOException.class);
        assertThat(failureOf("bug"))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasMessageContainingAll("delete of reeve:type=Server failed unexpectedly", "only we know this class");
    }

    private Throwable failureOf(String job) {
        try {
            server.invoke(ObjectNames.SERVER, "delete", new Object[] {job}, new String[] {String.class.getName()});
            throw new AssertionError("it did not fail");
        } catch (RuntimeMBeanException e) {
            assertThat(e.getTargetException().getStackTrace()).isEmpty();
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertThat(each.getClass().getName()).startsWith("java");
            }
            return e.getTargetException();
        } catch (javax.management.JMException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void null_and_wrong_signatures_never_reach_the_bean() {
        FakeServer bean = new FakeServer();
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, bean);
        String text = String.class.getName();
        assertThatThrownBy(() -> server.invoke(
                        ObjectNames.SERVER, "update", new Object[] {"billing", null}, new String[] {text, text}))
                .isInstanceOf(RuntimeMBeanException.class)
                .hasRootCauseMessage("update: settings is missing (null)");
        assertThatThrownBy(() ->
                        server.invoke(ObjectNames.SERVER, "update", new Object[] {"billing"}, new String[] {text}))
                .isInstanceOf(ReflectionException.class)
                .hasMessage("update takes (java.lang.String, java.lang.String)");
        assertThatThrownBy(() -> server.invoke(ObjectNames.SERVER, "grow", null, null))
                .isInstanceOf(ReflectionException.class)
                .hasMessage("io.reeve.mbeans.ServerMXBean has no operation grow");
        assertThat(bean.calls).isEmpty();
    }

    @Test
    void an_unknown_enum_value_is_refused_with_its_name() throws Exception {
        exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        String[] signature = {String.class.getName(), "long", "int"};
        assertThatThrownBy(() -> server.invoke(BILLING, "follow", new Object[] {"BOTH", 0L, 1}, signature))
                .hasStackTraceContaining("BOTH");
        JobMXBean proxy = JMX.newMXBeanProxy(server, BILLING, JobMXBean.class);
        assertThat(proxy.follow(OutputStreamName.ERR, 5, 1).text()).isEqualTo("ERR 5 1");
    }

    @Test
    void changes_of_state_arrive_numbered_and_in_order_although_one_listener_throws() throws Exception {
        StateExport export = exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
        server.addNotificationListener(
                BILLING,
                (notification, handback) -> {
                    throw new AssertionError("a bad listener");
                },
                null,
                null);
        server.addNotificationListener(BILLING, (notification, handback) -> heard.add(notification), null, null);
        for (int i = 1; i <= 500; i++) {
            export.stateChanged("round " + i, JobState.STARTING, JobState.RUNNING, i);
        }
        for (int i = 1; i <= 500; i++) {
            AttributeChangeNotification next = (AttributeChangeNotification) heard.poll(20, TimeUnit.SECONDS);
            assertThat(next).isNotNull();
            assertThat(next.getSequenceNumber()).isEqualTo(i);
            assertThat(next.getTimeStamp()).isEqualTo(i);
            assertThat(next.getMessage()).isEqualTo("round " + i);
            assertThat(next.getAttributeName()).isEqualTo("State");
            assertThat(List.of(next.getOldValue(), next.getNewValue())).isEqualTo(List.of("STARTING", "RUNNING"));
            assertThat(next.getSource()).isEqualTo(BILLING);
        }
    }

    @Test
    void a_listener_that_hangs_blocks_neither_the_caller_nor_memory() throws Exception {
        StateExport export = exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        CountDownLatch release = new CountDownLatch(1);
        List<Long> heard = new ArrayList<>();
        CountDownLatch last = new CountDownLatch(1);
        server.addNotificationListener(
                BILLING,
                (notification, handback) -> {
                    await(release);
                    heard.add(notification.getSequenceNumber());
                    if (notification.getSequenceNumber() == 50_000) {
                        last.countDown();
                    }
                },
                null,
                null);
        for (int i = 0; i < 50_000; i++) {
            export.stateChanged("", JobState.STARTING, JobState.RUNNING, i);
        }
        release.countDown();
        assertThat(last.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).isSorted().hasSizeLessThan(25_000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
