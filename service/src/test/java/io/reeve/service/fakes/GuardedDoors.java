package io.reeve.service.fakes;

import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.audit.AuditBean;
import io.reeve.service.audit.AuditTrail;
import io.reeve.service.config.Home;
import io.reeve.service.gate.Entrance;
import io.reeve.service.gate.Gate;
import io.reeve.service.gate.Hooks;
import io.reeve.service.gate.LocalToken;
import io.reeve.service.gate.Policy;
import io.reeve.service.http.HttpDoor;
import io.reeve.service.http.Pages;
import io.reeve.service.jmx.Exporter;
import io.reeve.service.jmx.JmxDoor;
import io.reeve.service.job.Guards;
import io.reeve.service.lifecycle.Closing;
import io.reeve.service.output.OpenLogs;
import io.reeve.service.output.Reactor;
import io.reeve.service.plugin.PluginHost;
import io.reeve.service.plugin.Transitions;
import io.reeve.service.plugin.World;
import io.reeve.spi.PluginContext.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Both doors with the gate, the audit trail and the plugin auth behind them, as in a service; only the jobs billing and
 * mail, and the server, do nothing.
 */
public final class GuardedDoors implements AutoCloseable {

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();

    public final FakeJob billing = new FakeJob("billing");
    public final FakeJob mail = new FakeJob("mail");
    public final FakeServer server = new FakeServer();
    public final AuditTrail audit;
    public final int httpPort;
    public final JMXServiceURL jmx;
    private final Closing closing = new Closing();

    public GuardedDoors(Path directory) throws IOException {
        Home home = Home.prepare(directory);
        Files.writeString(home.pluginSettings("auth"), "hashIterations: 100000\n");
        Files.writeString(home.pluginSettings("socket-api"), "port: 0\ntextPort: 0\n");
        audit = closing.add(AuditTrail.open(home.log().resolve("audit"), Clock.systemUTC()));
        Exporter exporter = closing.add(new Exporter(BEANS));
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, server);
        exporter.exportWithState(ObjectNames.job("billing"), JobMXBean.class, billing);
        exporter.exportWithState(ObjectNames.job("mail"), JobMXBean.class, mail);
        exporter.export(ObjectNames.AUDIT, io.reeve.mbeans.AuditMXBean.class, new AuditBean(audit));
        Hooks hooks = new Hooks();
        Entrance entrance = new Entrance(LocalToken.random(), audit);
        Gate gate = new Gate(BEANS, new Policy(exporter), audit, hooks);
        Pages pages = new Pages();
        World world = new World(
                home,
                Clock.systemUTC(),
                exporter,
                hooks,
                new Transitions(new NoListener()),
                new Guards(),
                gate,
                entrance,
                new OpenLogs(home.log()),
                closing.add(new Reactor()),
                pages,
                new Surroundings(true));
        closing.add(PluginHost.start(world, List.of(), List.of("*")));
        closing.add(gate.exportSecurity());
        HttpDoor http = closing.add(HttpDoor.open(
                new HttpDoor.Place(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        Duration.ofMinutes(30)),
                new HttpDoor.House(entrance, gate, NoListener.OUTPUTS, NoListener.JOBS, pages)));
        JmxDoor jmxDoor = closing.add(JmxDoor.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), entrance, gate));
        httpPort = http.port();
        jmx = jmxDoor.url();
    }

    /** The users as they are managed, past the gate. */
    public AuthMXBean auth() {
        return JMX.newMXBeanProxy(BEANS, ObjectNames.AUTH, AuthMXBean.class);
    }

    /** Connects a JMX client. */
    @SuppressWarnings("BanJNDI") // the address is that of our own door
    public JMXConnector connect(String user, String password) throws IOException {
        return JMXConnectorFactory.connect(jmx, Map.of(JMXConnector.CREDENTIALS, new String[] {user, password}));
    }

    @Override
    public void close() {
        closing.close();
    }
}
