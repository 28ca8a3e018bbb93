package io.reeve.service.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.FakeServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.rmi.registry.LocateRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.AttributeChangeNotification;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door with a real client on the other side; what it connects to is ours, and the address is meant literally. */
@SuppressWarnings({"BanJNDI", "AddressSelection"})
class JmxDoorTest {

    private static final String TEXT = String.class.getName();
    private static final ObjectName BILLING = ObjectNames.job("billing");

    private final MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    private final Exporter exporter = new Exporter(platform);
    private final FakeGate gate = new FakeGate(exporter);
    private final FakeServer service = new FakeServer();
    private InetSocketAddress address = new InetSocketAddress(0);

    @BeforeEach
    void export() throws IOException {
        address = freeAddress();
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, service);
    }

    /** Below the ports that the kernel gives to clients: one of those might connect to itself once the door is closed. */
    private static InetSocketAddress freeAddress() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(10_000, 32_000);
            try (ServerSocket free = new ServerSocket(port, 1, loopback)) {
                return new InetSocketAddress("127.0.0.1", free.getLocalPort());
            } catch (BindException e) {
                // Taken; there are others.
            }
        }
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    private JmxDoor open() throws IOException {
        return JmxDoor.open(address, Optional.empty(), gate.entrance, gate.gate);
    }

    private interface Visit {
        void with(MBeanServerConnection connection) throws Exception;
    }

    private void visit(Visit visit) throws Exception {
        try (JmxDoor door = open();
                JMXConnector client = JMXConnectorFactory.connect(door.url())) {
            visit.with(client.getMBeanServerConnection());
        }
    }

    @Test
    void the_address_is_the_usual_one() throws Exception {
        try (JmxDoor door = open()) {
            assertThat(door.url())
                    .hasToString("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + address.getPort() + "/jmxrmi");
        }
    }

    @Test
    void any_free_port_is_announced_as_the_one_it_is_and_serves_registry_and_connector() throws Exception {
        address = new InetSocketAddress("127.0.0.1", 0);
        try (JmxDoor one = open();
                JmxDoor two = open()) {
            assertThat(one.url()).isNotEqualTo(two.url());
            for (JmxDoor door : List.of(one, two)) {
                int port = URI.create(door.url().getURLPath().substring("/jndi/".length()))
                        .getPort();
                assertThat(port).isPositive();
                assertThat(LocateRegistry.getRegistry("127.0.0.1", port).lookup("jmxrmi"))
                        .asString()
                        .contains("127.0.0.1:" + port);
                JMXConnectorFactory.connect(door.url()).close();
            }
        }
        awaitNoThreads();
    }

    @Test
    void a_client_reads_and_calls_and_sees_what_fails() throws Exception {
        visit(connection -> {
            ServerMXBean server = JMX.newMXBeanProxy(connection, ObjectNames.SERVER, ServerMXBean.class);
            assertThat(server.getPid()).isEqualTo(4_711);
            assertThat(server.getAll()).containsOnlyKeys("billing");
            assertThat(server.statusAll()).hasSize(1_000);
            server.add("ticker", "/bin/date", "{}");
            assertThat(service.calls).containsExactly("ticker|/bin/date|{}");
            assertThatThrownBy(() -> server.delete("billing"))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("billing is RUNNING: cannot delete")
                    .hasNoCause();
            assertThatThrownBy(() -> server.delete("full")).isExactlyInstanceOf(java.io.UncheckedIOException.class);
            assertThatThrownBy(() -> server.delete("bug")).isExactlyInstanceOf(RuntimeException.class);
        });
    }

    @Test
    void what_jconsole_asks_first_is_answered() throws Exception {
        visit(connection -> {
            assertThat(connection.getMBeanCount()).isPositive();
            assertThat(connection.getDomains()).contains("reeve", "java.lang");
            assertThat(ManagementFactory.getPlatformMXBean(connection, java.lang.management.ThreadMXBean.class)
                            .dumpAllThreads(false, false))
                    .isNotEmpty();
            assertThat(ManagementFactory.getPlatformMXBean(connection, java.lang.management.MemoryMXBean.class)
                            .getHeapMemoryUsage()
                            .getUsed())
                    .isPositive();
            assertThat(connection.queryNames(
                            ObjectName.getInstance("reeve:*"),
                            javax.management.Query.eq(
                                    javax.management.Query.attr("Pid"), javax.management.Query.value(4_711))))
                    .containsExactly(ObjectNames.SERVER);
        });
    }

    @Test
    void changes_of_state_reach_a_client() throws Exception {
        StateExport job = exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        visit(connection -> {
            BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
            connection.addNotificationListener(
                    BILLING, (notification, handback) -> heard.add(notification), null, null);
            job.stateChanged("started by an operator", JobState.STOPPED, JobState.STARTING, 5);
            job.stateChanged("up", JobState.STARTING, JobState.RUNNING, 6);
            AttributeChangeNotification first = (AttributeChangeNotification) heard.poll(20, TimeUnit.SECONDS);
            assertThat(first).isNotNull();
            assertThat(first.getMessage()).isEqualTo("started by an operator");
            assertThat(first.getNewValue()).isEqualTo("STARTING");
            assertThat(heard.poll(20, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(Notification::getSequenceNumber)
                    .isEqualTo(2L);
        });
    }

    private JMXConnector login(JmxDoor door, String user, String password) throws IOException {
        return JMXConnectorFactory.connect(door.url(), Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
    }

    @Test
    void only_users_come_in() throws Exception {
        gate.guard();
        try (JmxDoor door = open()) {
            assertThatThrownBy(() -> JMXConnectorFactory.connect(door.url())).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> login(door, "admin", "wrong"))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("wrong user or password");
            assertThatThrownBy(() -> login(door, "admin", null)).isInstanceOf(SecurityException.class);
            assertThatThrownBy(() -> JMXConnectorFactory.connect(
                            door.url(), Map.of(JMXConnector.CREDENTIALS, new String[] {"admin"})))
                    .isInstanceOf(SecurityException.class);
            login(door, "admin", "admin").close();
            login(door, "", gate.token.text()).close();
        }
        assertThat(gate.audit)
                .hasSize(4)
                .allMatch(event -> event.what().equals("LOGIN") && event.from().equals("127.0.0.1"));
    }

    @Test
    void rights_that_are_taken_away_are_gone_on_open_connections() throws Exception {
        gate.guard();
        gate.access.user("ann", "SERVERSTATUS");
        try (JmxDoor door = open();
                JMXConnector client = login(door, "ann", "ann")) {
            MBeanServerConnection connection = client.getMBeanServerConnection();
            assertThat(connection.getAttribute(ObjectNames.SERVER, "Version")).isEqualTo("1.0");
            gate.access.user("ann", "STATUS@billing");
            assertThatThrownBy(() -> connection.getAttribute(ObjectNames.SERVER, "Version"))
                    .isInstanceOf(SecurityException.class);
            gate.access.remove("ann");
            assertThatThrownBy(() -> connection.getAttribute(ObjectNames.SERVER, "Version"))
                    .hasMessage("the login of ann no longer counts");
        }
    }

    @Test
    void a_client_hears_only_of_jobs_that_it_may_see() throws Exception {
        gate.guard();
        gate.access.user("ann", "STATUS@billing");
        StateExport billing = exporter.exportWithState(BILLING, JobMXBean.class, new FakeJob("billing"));
        ObjectName mailName = ObjectNames.job("mail");
        StateExport mail = exporter.exportWithState(mailName, JobMXBean.class, new FakeJob("mail"));
        try (JmxDoor door = open();
                JMXConnector annClient = login(door, "ann", "ann");
                JMXConnector adminClient = login(door, "admin", "admin")) {
            MBeanServerConnection ann = annClient.getMBeanServerConnection();
            MBeanServerConnection admin = adminClient.getMBeanServerConnection();
            BlockingQueue<Notification> annHeard = new LinkedBlockingQueue<>();
            BlockingQueue<Notification> adminHeard = new LinkedBlockingQueue<>();
            ObjectName delegate = javax.management.MBeanServerDelegate.DELEGATE_NAME;
            ann.addNotificationListener(BILLING, (n, h) -> annHeard.add(n), null, null);
            ann.addNotificationListener(delegate, (n, h) -> annHeard.add(n), null, null);
            admin.addNotificationListener(mailName, (n, h) -> adminHeard.add(n), null, null);
            admin.addNotificationListener(delegate, (n, h) -> adminHeard.add(n), null, null);
            assertThatThrownBy(() -> ann.addNotificationListener(mailName, (n, h) -> annHeard.add(n), null, null))
                    .isInstanceOf(SecurityException.class);
            mail.stateChanged("for admins", JobState.STOPPED, JobState.STARTING, 5);
            exporter.exportWithState(ObjectNames.job("mail-2"), JobMXBean.class, new FakeJob("mail-2"))
                    .close();
            billing.stateChanged("for all", JobState.STOPPED, JobState.STARTING, 6);
            assertThat(annHeard.poll(20, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(Notification::getMessage)
                    .isEqualTo("for all");
            Set<String> types = new HashSet<>();
            while (types.size() < 3) {
                Notification heard = adminHeard.poll(20, TimeUnit.SECONDS);
                assertThat(heard).as("after " + types).isNotNull();
                types.add(heard.getType());
            }
            assertThat(types).containsOnly("jmx.attribute.change", "JMX.mbean.registered", "JMX.mbean.unregistered");
            gate.access.user("ann", "STATUS@other");
            billing.stateChanged("no longer for ann", JobState.STARTING, JobState.RUNNING, 7);
            mail.stateChanged("later", JobState.STARTING, JobState.RUNNING, 8);
            assertThat(adminHeard.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(annHeard).isEmpty();
        }
    }

    @Test
    void nobody_makes_beans_or_reaches_dangerous_ones() throws Exception {
        visit(connection -> {
            ObjectName mlet = ObjectName.getInstance("reeve:type=MLet");
            assertThatThrownBy(() -> connection.createMBean("javax.management.loading.MLet", mlet))
                    .isInstanceOf(SecurityException.class)
                    .hasMessage("createMBean of reeve:type=Server is closed to anyone");
            assertThatThrownBy(() -> connection.unregisterMBean(ObjectNames.SERVER))
                    .isInstanceOf(SecurityException.class);
            ObjectName diagnostic = ObjectName.getInstance("com.sun.management:type=DiagnosticCommand");
            assertThatThrownBy(() -> connection.invoke(diagnostic, "vmSystemProperties", new Object[0], new String[0]))
                    .isInstanceOf(SecurityException.class);
            ObjectName hotspot = ObjectName.getInstance("com.sun.management:type=HotSpotDiagnostic");
            assertThatThrownBy(() -> connection.invoke(
                            hotspot, "dumpHeap", new Object[] {"/tmp/x", true}, new String[] {TEXT, "boolean"}))
                    .isInstanceOf(SecurityException.class);
            assertThat(connection.queryNames(null, null)).doesNotContain(diagnostic, hotspot);
        });
        assertThat(platform.isRegistered(ObjectNames.SERVER)).isTrue();
    }

    @Test
    void arguments_of_unexpected_classes_are_not_deserialised() throws Exception {
        visit(connection -> assertThatThrownBy(() -> connection.invoke(
                        ObjectNames.SERVER, "update", new Object[] {"billing", new java.io.File("/")}, new String[] {
                            TEXT, TEXT
                        }))
                .hasStackTraceContaining("filter status: REJECTED"));
        assertThat(service.calls).isEmpty();
    }

    @Test
    void credentials_of_unexpected_classes_are_not_deserialised() throws Exception {
        try (JmxDoor door = open()) {
            Map<String, Object> env = Map.of(JMXConnector.CREDENTIALS, new java.io.File("/"));
            assertThatThrownBy(() -> JMXConnectorFactory.connect(door.url(), env))
                    .hasStackTraceContaining("filter status: REJECTED");
        }
    }

    @Test
    void other_programs_of_this_machine_cannot_replace_what_the_registry_holds() throws Exception {
        try (JmxDoor door = open()) {
            var registry = LocateRegistry.getRegistry("127.0.0.1", address.getPort());
            assertThat(registry.list()).containsExactly("jmxrmi");
            assertThatThrownBy(() -> registry.rebind("jmxrmi", registry.lookup("jmxrmi")))
                    .hasStackTraceContaining("Registry.rebind disallowed; origin unknown");
            assertThatThrownBy(() -> registry.bind("other", registry.lookup("jmxrmi")))
                    .hasStackTraceContaining("Registry.bind disallowed; origin unknown");
            assertThatThrownBy(() -> registry.unbind("jmxrmi"))
                    .hasStackTraceContaining("Registry.unbind disallowed; origin unknown");
            JMXConnectorFactory.connect(door.url()).close();
        }
    }

    @Test
    void it_listens_on_the_given_address_only() throws Exception {
        try (JmxDoor door = open()) {
            assertThat(door).isNotNull();
            new Socket("127.0.0.1", address.getPort()).close();
            assertThatThrownBy(() -> new Socket("127.0.0.2", address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void a_port_in_use_is_named_with_its_setting() throws Exception {
        try (ServerSocket taken = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "jmx.port: cannot listen on 127.0.0.1:" + address.getPort() + ": Address already in use");
        }
    }

    @Test
    void it_closes_without_a_trace_and_opens_again_on_the_same_port() throws Exception {
        for (int round = 0; round < 3; round++) {
            JmxDoor door = open();
            JMXConnector client = JMXConnectorFactory.connect(door.url());
            assertThat(client.getMBeanServerConnection().isRegistered(ObjectNames.SERVER))
                    .isTrue();
            door.close();
            assertThatThrownBy(() -> new Socket("127.0.0.1", address.getPort()).close())
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> client.getMBeanServerConnection().getMBeanCount())
                    .isInstanceOf(IOException.class);
            awaitNoThreads();
        }
    }

    private static void awaitNoThreads() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!doorThreads().isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(doorThreads()).isEmpty();
    }

    private static List<String> doorThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("RMI TCP") || name.startsWith("JMX server"))
                // RMI keeps them for whatever connection comes next, for a minute
                .filter(name -> !name.equals("RMI TCP Connection(idle)"))
                .toList();
    }
}
