package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.AuditCheck;
import io.reeve.service.audit.AuditBean;
import io.reeve.service.fakes.GuardedDoors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody tries passwords from one address while others work on; with the real plugin auth. */
class LoginFloodTest {

    private static final byte[] ATTACKER = {127, 0, 0, 2};
    private static final byte[] OPERATOR = {127, 0, 0, 1};

    @TempDir
    Path directory;

    private GuardedDoors doors;

    @BeforeEach
    void open() throws IOException {
        doors = new GuardedDoors(directory);
        doors.auth().add("ann", "correct horse", "viewer", "");
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void a_hundred_wrong_logins_from_one_address_stop_only_that_address() throws IOException {
        String token = doors.auth().addToken("ann", "script", "*", 1).token();
        int looked = 0;
        for (int i = 0; i < 100; i++) {
            int status = status(ATTACKER, basic("ann", "guess " + i));
            assertThat(status).isIn(401, 429);
            looked += status == 401 ? 1 : 0;
        }
        assertThat(looked).isEqualTo(10);
        assertThat(status(ATTACKER, basic("ann", "correct horse"))).isEqualTo(429);
        assertThat(status(ATTACKER, "Bearer " + token)).isEqualTo(200);
        assertThat(status(OPERATOR, basic("ann", "correct horse"))).isEqualTo(200);
        assertThat(status(ATTACKER, basic("ann", "correct horse")))
                .as("who is known passes without being looked at again")
                .isEqualTo(200);
        AuditCheck trail = new AuditBean(doors.audit).verify();
        assertThat(trail.problems()).isEmpty();
        assertThat(trail.records()).as("ten failures and one for the waiting").isEqualTo(11);
    }

    private static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private int status(byte[] from, String authorization) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket(here, doors.httpPort, InetAddress.getByAddress(from), 0)) {
            socket.setSoTimeout(20_000);
            String request = "GET /jolokia HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + authorization
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.substring(9, 12));
        }
    }
}
