package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.FakeServer;
import io.reeve.service.jmx.Exporter;
import io.reeve.spi.Command;
import io.reeve.spi.CommandListener;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;
import javax.management.Query;
import javax.management.ReflectionException;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final ObjectName MEMORY = name(ManagementFactory.MEMORY_MXBEAN_NAME);
    private static final ObjectName DIAGNOSTIC = name("com.sun.management:type=DiagnosticCommand");
    private static final ObjectName BILLING = ObjectNames.job("billing");
    private static final ObjectName MAIL = ObjectNames.job("mail");
    private static final String TEXT = String.class.getName();

    private final Exporter exporter = new Exporter(ManagementFactory.getPlatformMBeanServer());
    private final FakeGate fixture = new FakeGate(exporter);
    private final FakeServer server = new FakeServer();
    private final FakeJob billing = new FakeJob("billing");
    private final FakeJob mail = new FakeJob("mail");
    private final MBeanServer admin = fixture.as("admin");
    private final MBeanServer operator = fixture.as("operator");

    @BeforeEach
    void export() {
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, server);
        exporter.exportWithState(BILLING, JobMXBean.class, billing);
        exporter.exportWithState(MAIL, JobMXBean.class, mail);
        fixture.access.user(
                "operator", "STATUS@billing", "STATUSALL@job7", "STOP@billing", "READ@billing", "GET@billing");
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    @Test
    void what_may_not_be_seen_is_not_listed() {
        assertThat(admin.queryNames(null, null))
                .contains(MEMORY, BILLING, MAIL, ObjectNames.SERVER)
                .doesNotContain(DIAGNOSTIC);
        assertThat(admin.queryNames(DIAGNOSTIC, null)).isEmpty();
        assertThat(admin.isRegistered(DIAGNOSTIC)).isFalse();
        assertThat(admin.getDomains()).contains("java.lang").doesNotContain("com.sun.management");
        assertThat(admin.getMBeanCount()).isEqualTo(admin.queryNames(null, null).size());
        assertThat(operator.queryNames(null, null))
                .containsExactlyInAnyOrder(BILLING, ObjectNames.SERVER, MBeanServerDelegate.DELEGATE_NAME);
        assertThat(operator.queryMBeans(MAIL, null)).isEmpty();
        assertThat(operator.isRegistered(MAIL)).isFalse();
    }

    @Test
    void what_may_not_be_seen_cannot_be_reached() {
        for (ObjectName hidden : List.of(DIAGNOSTIC, MAIL)) {
            denied(() -> operator.getMBeanInfo(hidden));
            denied(() -> operator.getObjectInstance(hidden));
            denied(() -> operator.isInstanceOf(hidden, "x"));
            denied(() -> operator.getClassLoaderFor(hidden));
            denied(() -> operator.getAttribute(hidden, "State"));
            denied(() -> operator.getAttributes(hidden, new String[] {"State"}));
            denied(() -> operator.invoke(hidden, "stop", null, null));
            denied(() -> operator.addNotificationListener(hidden, (n, h) -> {}, null, null));
        }
        assertThat(mail.calls).isEmpty();
    }

    @Test
    void a_job_that_is_not_there_looks_like_one_that_may_not_be_seen() {
        String hidden = message(() -> operator.invoke(MAIL, "stop", null, null));
        String missing = message(() -> operator.invoke(ObjectNames.job("none"), "stop", null, null));
        assertThat(missing.replace("none", "mail")).isEqualTo(hidden);
        assertThat(message(() -> operator.getClassLoaderFor(ObjectNames.job("none"))))
                .isEqualTo(message(() -> operator.getClassLoaderFor(MAIL)).replace("mail", "none"));
        assertThatThrownBy(() -> admin.invoke(ObjectNames.job("none"), "stop", null, null))
                .isInstanceOf(InstanceNotFoundException.class);
    }

    @Test
    void an_operator_may_what_it_may_and_no_more() throws Exception {
        assertThat(operator.getAttribute(BILLING, "State")).isEqualTo("RUNNING");
        operator.invoke(BILLING, "stop", null, null);
        assertThat(billing.calls).containsExactly("stop");
        denied(() -> operator.invoke(BILLING, "restart", null, null));
        denied(() -> operator.invoke(BILLING, "mem", null, null));
        denied(() -> operator.getAttribute(ObjectNames.SERVER, "JobCount"));
        denied(() -> operator.invoke(ObjectNames.SERVER, "stop", new Object[] {true}, new String[] {"boolean"}));
    }

    @Test
    void the_job_that_an_argument_names_counts() throws Exception {
        String[] signature = {TEXT};
        assertThat(operator.invoke(ObjectNames.SERVER, "get", new Object[] {"billing"}, signature))
                .isNotNull();
        denied(() -> operator.invoke(ObjectNames.SERVER, "get", new Object[] {"mail"}, signature));
        denied(() -> operator.invoke(ObjectNames.SERVER, "get", new Object[] {null}, signature));
        denied(() -> operator.invoke(ObjectNames.SERVER, "get", new Object[] {""}, signature));
        denied(() -> operator.invoke(ObjectNames.SERVER, "get", new Object[0], new String[0]));
        denied(() -> operator.invoke(ObjectNames.SERVER, "get", null, null));
    }

    @Test
    void a_map_by_job_is_cut_to_the_jobs_that_may_be_seen() throws Exception {
        TabularData some = (TabularData) operator.invoke(ObjectNames.SERVER, "statusAll", null, null);
        assertThat(some.keySet()).hasToString("[[job7]]");
        TabularData all = (TabularData) admin.invoke(ObjectNames.SERVER, "statusAll", null, null);
        assertThat(all.size()).isEqualTo(1_000);
    }

    @Test
    void a_selector_finds_no_job_that_may_not_be_seen() throws Exception {
        assertThat(select(operator, "team")).hasToString("[[job7]]");
        assertThat(select(admin, "team")).hasSize(2);
        fixture.access.user("starter", "START", "STATUS");
        denied(() -> select(fixture.as("starter"), "team"));
        assertThat(server.calls).containsExactly("select team", "select team");
    }

    private static Set<?> select(MBeanServer server, String selector) throws Exception {
        TabularData found =
                (TabularData) server.invoke(ObjectNames.SERVER, "select", new Object[] {selector}, new String[] {TEXT});
        return found.keySet();
    }

    @Test
    void an_operation_on_several_jobs_takes_the_privilege_for_each_of_them() throws Exception {
        String[] signature = {String[].class.getName()};
        operator.invoke(ObjectNames.SERVER, "stopAll", new Object[] {new String[] {"billing"}}, signature);
        assertThat(fixture.audit.get(fixture.audit.size() - 1).on()).endsWith(" stopAll [billing]");
        for (String[] names : new String[][] {{"billing", "mail"}, {"mail"}, {}}) {
            assertThatThrownBy(() -> operator.invoke(ObjectNames.SERVER, "stopAll", new Object[] {names}, signature))
                    .isInstanceOf(SecurityException.class);
        }
        assertThat(server.calls).containsExactly("stopAll [billing]");
    }

    @Test
    void a_description_tells_only_of_attributes_that_the_caller_may_read() throws Exception {
        fixture.access.user("viewer", "STATUS");
        assertThat(Arrays.stream(fixture.as("viewer").getMBeanInfo(BILLING).getAttributes())
                        .map(MBeanAttributeInfo::getName))
                .contains("State", "Pid")
                .doesNotContain("Definition", "Command");
        assertThat(operator.getMBeanInfo(ObjectNames.SERVER).getAttributes()).isEmpty();
        assertThat(admin.getMBeanInfo(BILLING).getAttributes()).hasSize(14);
        assertThat(operator.getMBeanInfo(BILLING).getOperations()).hasSize(24);
    }

    @Test
    void neither_spelling_nor_an_alias_leads_around() throws Exception {
        assertThatThrownBy(() -> operator.invoke(BILLING, "restart()", null, null))
                .isInstanceOf(ReflectionException.class);
        denied(() -> operator.getAttribute(ObjectNames.SERVER, "All"));
        assertThat(operator.getAttributes(ObjectNames.SERVER, new String[] {"All"}))
                .isEmpty();
        fixture.access.user("operator", "GETALL@other");
        assertThat(((TabularData) operator.getAttribute(ObjectNames.SERVER, "All")).isEmpty())
                .isTrue();
        assertThat(operator.getAttributes(ObjectNames.SERVER, new String[] {"All"})
                        .asList())
                .allMatch(each -> ((TabularData) each.getValue()).isEmpty());
        assertThat(((TabularData) admin.getAttribute(ObjectNames.SERVER, "All")).size())
                .isEqualTo(1);
        assertThat(billing.calls).isEmpty();
    }

    @Test
    void a_query_tells_nothing_of_attributes_that_are_closed() {
        fixture.access.user("viewer", "STATUS");
        var date = Query.match(Query.attr("Command"), Query.value("*date*"));
        assertThat(fixture.as("viewer").queryNames(ObjectNames.JOBS, date)).isEmpty();
        assertThat(fixture.as("viewer").queryMBeans(ObjectNames.JOBS, date)).isEmpty();
        assertThat(admin.queryNames(ObjectNames.JOBS, date)).containsExactlyInAnyOrder(BILLING, MAIL);
        assertThat(operator.queryNames(ObjectNames.JOBS, date)).containsExactly(BILLING);
    }

    @Test
    void of_several_attributes_those_are_answered_that_may_be_read() throws Exception {
        fixture.access.user("viewer", "STATUS");
        AttributeList some = fixture.as("viewer").getAttributes(BILLING, new String[] {"State", "Definition"});
        assertThat(some.asList()).extracting(Attribute::getName).containsExactly("State");
        assertThat(fixture.audit).extracting(Audit.Event::on).containsExactly("Definition of " + BILLING);
    }

    @Test
    void what_may_only_be_read_is_not_written() throws Exception {
        assertThat(admin.getAttribute(MEMORY, "Verbose")).isEqualTo(false);
        assertThat(admin.getAttributes(MEMORY, new String[] {"Verbose"})).hasSize(1);
        Attribute verbose = new Attribute("Verbose", true);
        denied(() -> admin.setAttribute(MEMORY, verbose));
        assertThat(admin.setAttributes(MEMORY, new AttributeList(List.of(verbose))))
                .isEmpty();
        denied(() -> admin.invoke(MEMORY, "gc", null, null));
        denied(() -> operator.getAttribute(MEMORY, "Verbose"));
    }

    @Test
    void nobody_makes_or_removes_beans_from_outside() {
        ObjectName mine = name("reeve:type=Mine");
        denied(() -> admin.createMBean("javax.management.loading.MLet", mine));
        denied(() -> admin.createMBean("javax.management.loading.MLet", mine, MEMORY));
        denied(() -> admin.instantiate("javax.management.loading.MLet"));
        denied(() -> admin.registerMBean(new Object(), mine));
        denied(() -> admin.unregisterMBean(MEMORY));
        assertThat(fixture.audit).hasSize(5).allMatch(event -> event.outcome() == Audit.Outcome.DENIED);
    }

    @Test
    void a_bean_of_the_domain_that_was_not_exported_is_closed() throws Exception {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        ObjectName stray = name("reeve:type=Stray");
        platform.registerMBean(new javax.management.timer.Timer(), stray);
        try {
            assertThat(admin.isRegistered(stray)).isFalse();
            assertThatThrownBy(() -> admin.getAttribute(stray, "Active")).isInstanceOf(InstanceNotFoundException.class);
            assertThatThrownBy(() -> admin.invoke(stray, "start", null, null))
                    .isInstanceOf(InstanceNotFoundException.class);
        } finally {
            platform.unregisterMBean(stray);
        }
    }

    @Test
    void a_bean_cannot_be_made_to_listen() {
        denied(() -> admin.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, MEMORY, null, null));
    }

    @Test
    void a_pattern_is_no_way_around() {
        denied(() -> admin.invoke(name("com.sun.management:*"), "help", null, null));
        denied(() -> admin.getAttribute(name("*:type=DiagnosticCommand"), "x"));
        denied(() -> operator.getAttribute(ObjectNames.JOBS, "State"));
    }

    @Test
    void a_change_of_rights_counts_at_the_next_call() throws Exception {
        operator.invoke(BILLING, "stop", null, null);
        fixture.access.user("operator", "STATUS@billing");
        denied(() -> operator.invoke(BILLING, "stop", null, null));
        fixture.access.remove("operator");
        assertThatThrownBy(() -> operator.getAttribute(BILLING, "State"))
                .isInstanceOf(SecurityException.class)
                .hasMessage("the login of operator no longer counts");
        assertThat(operator.queryNames(null, null)).isEmpty();
    }

    @Test
    void changes_and_denials_are_recorded_and_nothing_else_is() throws Exception {
        operator.getAttribute(BILLING, "State");
        operator.invoke(BILLING, "read", null, null);
        assertThat(fixture.audit).isEmpty();
        operator.invoke(BILLING, "stop", null, null);
        denied(() -> operator.invoke(MAIL, "stop", null, null));
        assertThatThrownBy(() -> admin.invoke(BILLING, "start", null, null)).hasMessageContaining("cannot start");
        String[] signature = {TEXT, TEXT, TEXT};
        String secret = "{\"environment\":{\"KEY\":\"hunter2\"}}";
        admin.invoke(ObjectNames.SERVER, "add", new Object[] {"new", "/bin/date", secret}, signature);
        assertThat(fixture.audit)
                .extracting(event -> event.who() + " " + event.what() + " " + event.on() + " " + event.outcome())
                .containsExactly(
                        "operator STOP " + BILLING + " stop OK",
                        "operator  stop of " + MAIL + " DENIED",
                        "admin START " + BILLING + " start FAILED",
                        "admin ADD reeve:type=Server add new OK");
        assertThat(fixture.audit.toString()).doesNotContain("hunter2").contains("job billing is RUNNING (pid 71)");
    }

    @Test
    void listeners_hear_of_allowed_commands_before_and_after() throws Exception {
        List<String> heard = new ArrayList<>();
        fixture.hooks.add(new CommandListener() {
            @Override
            public void received(Command command) {
                heard.add(command.user() + " " + command.privilege() + " " + command.job() + billing.calls.size());
            }

            @Override
            public void finished(Command command, boolean succeeded) {
                heard.add(command.operation() + " " + succeeded);
                throw new IllegalStateException("this listener is broken");
            }
        });
        operator.invoke(BILLING, "stop", null, null);
        denied(() -> operator.invoke(BILLING, "restart", null, null));
        assertThatThrownBy(() -> admin.invoke(BILLING, "start", null, null)).hasMessageContaining("cannot start");
        assertThat(heard).containsExactly("operator STOP billing0", "stop true", "admin START billing1", "start false");
    }

    @Test
    void hawtio_is_told_what_each_caller_may() throws Exception {
        try (AutoCloseable registered = fixture.gate.exportSecurity()) {
            assertThat(registered).isNotNull();
            assertThat(operator.isRegistered(ObjectNames.SECURITY)).isTrue();
            String map = java.util.Map.class.getName();
            Object query = java.util.Map.of(
                    BILLING.toString(),
                    List.of("stop()", "restart()", "nonsense"),
                    MAIL.toString(),
                    List.of("stop"),
                    "reeve:type=Server",
                    List.of("get(java.lang.String)", "stop(boolean)"),
                    "java.lang:type=Memory",
                    List.of("gc()"));
            Object[] arguments = {query};
            assertThat(allowed(operator.invoke(ObjectNames.SECURITY, "canInvoke", arguments, new String[] {map})))
                    .containsExactlyInAnyOrder(BILLING + " stop()", "reeve:type=Server get(java.lang.String)");
            assertThat(allowed(admin.invoke(ObjectNames.SECURITY, "canInvoke", arguments, new String[] {map})))
                    .containsExactlyInAnyOrder(
                            BILLING + " stop()",
                            BILLING + " restart()",
                            MAIL + " stop",
                            "reeve:type=Server get(java.lang.String)",
                            "reeve:type=Server stop(boolean)");
            Object[] one = {MAIL.toString()};
            assertThat(operator.invoke(ObjectNames.SECURITY, "canInvoke", one, new String[] {TEXT}))
                    .isEqualTo(false);
            assertThat(admin.invoke(ObjectNames.SECURITY, "canInvoke", one, new String[] {TEXT}))
                    .isEqualTo(true);
            Object[] two = {BILLING.toString(), "stop"};
            assertThat(operator.invoke(ObjectNames.SECURITY, "canInvoke", two, new String[] {TEXT, TEXT}))
                    .isEqualTo(true);
            fixture.access.remove("operator");
            assertThatThrownBy(() -> operator.invoke(ObjectNames.SECURITY, "canInvoke", two, new String[] {TEXT, TEXT}))
                    .isInstanceOf(SecurityException.class);
        }
        assertThat(fixture.audit).hasSize(1);
    }

    private static List<String> allowed(Object table) {
        List<String> allowed = new ArrayList<>();
        for (Object row : ((TabularData) table).values()) {
            CompositeData data = (CompositeData) row;
            if (Boolean.TRUE.equals(data.get("CanInvoke"))) {
                allowed.add(data.get("ObjectName") + " " + data.get("Method"));
            }
        }
        return allowed;
    }

    @Test
    void exceptions_pass_as_they_are() {
        exporter.close();
        assertThatThrownBy(() -> admin.getAttribute(ObjectNames.SERVER, "Version"))
                .isInstanceOf(InstanceNotFoundException.class);
        assertThat(Set.of(admin)).contains(admin);
    }

    private static String message(ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowable(call).toString();
    }

    private static void denied(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(SecurityException.class).hasMessageContaining("is closed to");
    }

    private static ObjectName name(String text) {
        try {
            return ObjectName.getInstance(text);
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
