package io.reeve.service.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.FakeServer;
import io.reeve.service.fakes.MadeKeyStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.management.remote.JMXConnectorFactory;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The RMI door by TLS, with real clients. */
@SuppressWarnings({"BanJNDI", "AddressSelection"})
class JmxTlsTest {

    @TempDir
    static Path directory;

    private static MadeKeyStore made;

    private final Exporter exporter = new Exporter(ManagementFactory.getPlatformMBeanServer());
    private final FakeGate gate = new FakeGate(exporter);

    @BeforeAll
    static void make() throws Exception {
        made = new MadeKeyStore(directory.resolve("reeve.p12"), "dns:localhost,ip:127.0.0.1");
    }

    @BeforeEach
    void export() {
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, new FakeServer());
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    private JmxDoor open(String host) throws IOException {
        return JmxDoor.open(new InetSocketAddress(host, 0), Optional.of(made.load()), gate.entrance, gate.gate);
    }

    private static int portOf(JmxDoor door) {
        return URI.create(door.url().getURLPath().substring("/jndi/".length())).getPort();
    }

    private static Process client(Path trustStore, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + trustStore,
                "-Djavax.net.ssl.trustStorePassword=" + MadeKeyStore.PASSWORD,
                "-cp",
                Path.of(JmxTlsClient.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString(),
                JmxTlsClient.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String said(Process client) throws IOException {
        return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void a_client_that_trusts_the_certificate_reads_while_another_stalls_in_its_handshake() throws Exception {
        try (JmxDoor door = open("127.0.0.1");
                Socket stalled = new Socket("127.0.0.1", portOf(door))) {
            stalled.getOutputStream().write(0x16);
            assertThat(said(client(made.trustStore(), "read", door.url().toString())))
                    .isEqualTo("pid 4711\n");
        }
    }

    @Test
    void on_all_addresses_it_is_reached_by_the_loopback_address_and_says_so() throws Exception {
        try (JmxDoor door = open("0.0.0.0")) {
            assertThat(door.url()).asString().contains("/jndi/rmi://127.0.0.1:" + portOf(door) + "/jmxrmi");
            assertThat(said(client(made.trustStore(), "read", door.url().toString())))
                    .isEqualTo("pid 4711\n");
        }
    }

    @Test
    void a_client_that_trusts_another_certificate_does_not_connect() throws Exception {
        MadeKeyStore other = new MadeKeyStore(directory.resolve("other.p12"), "dns:localhost,ip:127.0.0.1");
        try (JmxDoor door = open("127.0.0.1")) {
            assertThat(said(client(other.trustStore(), "read", door.url().toString())))
                    .contains("SSLHandshakeException")
                    .doesNotContain("pid");
        }
    }

    @Test
    void other_programs_of_this_machine_cannot_replace_what_the_registry_holds() throws Exception {
        try (JmxDoor door = open("127.0.0.1")) {
            assertThat(said(client(made.trustStore(), "rebind", Integer.toString(portOf(door)))))
                    .contains("Registry.rebind disallowed; origin unknown");
        }
    }

    @Test
    void a_client_without_tls_is_refused() throws Exception {
        try (JmxDoor door = open("127.0.0.1")) {
            assertThatThrownBy(() -> JMXConnectorFactory.connect(door.url())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void it_shows_its_certificate_and_other_versions_are_not_spoken() throws Exception {
        try (JmxDoor door = open("127.0.0.1");
                SSLSocket socket =
                        (SSLSocket) made.client().getSocketFactory().createSocket("127.0.0.1", portOf(door))) {
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void it_closes_under_its_clients_and_those_that_stall_and_frees_the_port() throws Exception {
        JmxDoor door = open("127.0.0.1");
        int port = portOf(door);
        Process client = client(made.trustStore(), "stay", door.url().toString());
        BufferedReader words =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        assertThat(words.readLine()).isEqualTo("pid 4711");
        try (Socket stalled = new Socket("127.0.0.1", port)) {
            stalled.setSoTimeout(20_000);
            stalled.getOutputStream().write(0x16);

            door.close();

            assertThatThrownBy(() -> new Socket(InetAddress.getByName("127.0.0.1"), port).close())
                    .isInstanceOf(ConnectException.class);
            assertThat(endOf(stalled)).isTrue();
        }
        client.getOutputStream().write('\n');
        client.getOutputStream().flush();
        assertThat(words.lines())
                .anyMatch(line -> line.contains("Exception"))
                .noneMatch(line -> line.startsWith("beans"));
        assertThat(client.waitFor()).isNotZero();
        JmxDoor.open(new InetSocketAddress("127.0.0.1", port), Optional.of(made.load()), gate.entrance, gate.gate)
                .close();
    }

    private static boolean endOf(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
