package io.reeve.service.bench;

import com.google.gson.JsonParser;
import io.reeve.mbeans.ObjectNames;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How quickly the state of a job is told to clients of php-backend-server, which connect for each request. */
final class SocketFigures {

    private static final int CROWD = 1000;

    private final BenchedService service;
    private final Jobs jobs;
    private final Figures figures;
    private int port;

    SocketFigures(BenchedService service, Jobs jobs, Figures figures) {
        this.service = service;
        this.jobs = jobs;
        this.figures = figures;
    }

    /** With access control off, as php-backend-server came. */
    void measure() throws Exception {
        try (Connection connection = service.connect()) {
            port = JsonParser.parseString(connection.post(read("SocketApi", "Port")))
                    .getAsJsonObject()
                    .get("value")
                    .getAsInt();
            jobs.add(connection, "quiet", "/bin/sleep", "10000", "");
            jobs.start(connection, "quiet");
            Jobs.expect(connection.post("{\"type\":\"write\",\"mbean\":\"" + ObjectNames.AUTH
                    + "\",\"attribute\":\"Enable\",\"value\":false}"));
        }
        byte[] ask = frame("STATUS {\"jobname\":\"quiet\"}");
        requests("warm-up", ask, Sizes.CLIENTS, Sizes.REQUESTS / 2, false);
        figures.title("STATUS by the socket API, a new connection for each request");
        requests("1 client", ask, 1, Sizes.REQUESTS, true);
        requests(Sizes.CLIENTS + " clients", ask, Sizes.CLIENTS, Sizes.REQUESTS, true);
        List<Socket> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        requests("1 client, and " + CROWD + " that are idle", ask, 1, Sizes.REQUESTS, true);
        requests(Sizes.CLIENTS + " clients, and " + CROWD + " that are idle", ask, Sizes.CLIENTS, Sizes.REQUESTS, true);
        for (Socket each : crowd) {
            each.close();
        }
    }

    private static String read(String type, String attribute) {
        return "{\"type\":\"read\",\"mbean\":\"" + ObjectNames.DOMAIN + ":type=" + type + "\",\"attribute\":\""
                + attribute + "\"}";
    }

    private void requests(String what, byte[] ask, int clients, int count, boolean shown) throws Exception {
        Samples samples = new Samples();
        long begun = System.nanoTime();
        jobs.each(0, count, clients, (connection, n) -> samples.time(() -> ask(ask)));
        double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
        if (shown) {
            figures.row(what, "%s  %,.0f/s", samples, count / seconds);
        }
    }

    private void ask(byte[] frame) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(frame);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(Integer.reverseBytes(in.readInt()));
            if (!new String(answer, StandardCharsets.UTF_8).contains("UP")) {
                throw new IOException("another answer");
            }
        }
    }

    private static byte[] frame(String request) {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + body.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(body.length)
                .put(body)
                .array();
    }
}
