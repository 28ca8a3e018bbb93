package io.reeve.service.http;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.service.fakes.FakeGate;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.FakeServer;
import io.reeve.service.fakes.NoListener;
import io.reeve.service.jmx.Export;
import io.reeve.service.jmx.Exporter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.management.MBeanServer;
import org.jolokia.json.JSONArray;
import org.jolokia.json.JSONObject;
import org.jolokia.json.parser.JSONParser;
import org.jolokia.json.parser.ParseException;

/** An open door with a service and one job behind it. */
final class HttpFixture implements AutoCloseable {

    private static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

    final FakeServer service = new FakeServer();
    final FakeJob job = new FakeJob("billing");
    final FakeGate gate;
    final HttpDoor door;
    final Wire wire;
    final Pages pages = new Pages();
    final FakeJobs jobs = new FakeJobs();
    private final Exporter exporter;

    HttpFixture() throws IOException {
        this(SESSION_TIMEOUT);
    }

    HttpFixture(Duration sessionTimeout) throws IOException {
        MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
        exporter = new Exporter(platform);
        exporter.export(ObjectNames.SERVER, ServerMXBean.class, service);
        exporter.exportWithState(ObjectNames.job("billing"), JobMXBean.class, job);
        gate = new FakeGate(exporter);
        door = HttpDoor.open(
                new HttpDoor.Place(address(0), Optional.empty(), sessionTimeout),
                new HttpDoor.House(gate.entrance, gate.gate, NoListener.OUTPUTS, jobs, pages));
        wire = new Wire(door.port());
    }

    static HttpDoor.Place place(int port) {
        return new HttpDoor.Place(address(port), Optional.empty(), SESSION_TIMEOUT);
    }

    static HttpDoor.House house(FakeGate gate) {
        return new HttpDoor.House(gate.entrance, gate.gate, NoListener.OUTPUTS, NoListener.JOBS, new Pages());
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Puts another job behind the door, until what is returned is closed. */
    Export export(FakeJob other) {
        return exporter.exportWithState(ObjectNames.job(other.getName()), JobMXBean.class, other);
    }

    JSONObject ask(String json) throws IOException {
        return object(wire.post(json).body());
    }

    static JSONObject object(String json) throws IOException {
        return parse(json, JSONObject.class);
    }

    /** The object found by following the keys. */
    static JSONObject member(JSONObject from, String... keys) {
        JSONObject found = from;
        for (String key : keys) {
            found = (JSONObject) Objects.requireNonNull(found.get(key), () -> key + " in " + from);
        }
        return found;
    }

    static JSONArray array(String json) throws IOException {
        return parse(json, JSONArray.class);
    }

    private static <T> T parse(String json, Class<T> type) throws IOException {
        try {
            return type.cast(new JSONParser().parse(json));
        } catch (ParseException e) {
            throw new IOException("no JSON: " + json, e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        exporter.close();
    }
}
