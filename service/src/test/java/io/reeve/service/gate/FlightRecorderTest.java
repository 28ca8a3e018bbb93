package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.fakes.FakeGate;
import io.reeve.service.jmx.Exporter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import jdk.management.jfr.FlightRecorderMXBean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the JVM's own flight recorder. */
class FlightRecorderTest {

    private final Exporter exporter = new Exporter(ManagementFactory.getPlatformMBeanServer());
    private final FakeGate fixture = new FakeGate(exporter);
    private final FlightRecorderMXBean recorder = recorder(fixture.as("admin"));

    private static FlightRecorderMXBean recorder(MBeanServer server) {
        return JMX.newMXBeanProxy(server, FlightRecorder.NAME, FlightRecorderMXBean.class);
    }

    @AfterEach
    void close() {
        exporter.close();
    }

    @Test
    void who_may_record_takes_the_recording_along_as_a_stream() throws Exception {
        long recording = recorder.newRecording();
        try {
            recorder.setPredefinedConfiguration(recording, "default");
            recorder.setRecordingOptions(
                    recording, Map.of("name", "mine", "dumpOnExit", "false", "maxSize", "1000000"));
            recorder.startRecording(recording);
            recorder.stopRecording(recording);
            assertThat(recorder.getRecordings())
                    .anySatisfy(known -> assertThat(known.getName()).isEqualTo("mine"));
            assertThat(stream(recording)).startsWith('F', 'L', 'R', 0);
        } finally {
            recorder.closeRecording(recording);
        }
        assertThat(fixture.audit)
                .extracting(Audit.Event::on)
                .contains(FlightRecorder.NAME + " startRecording", FlightRecorder.NAME + " openStream")
                .doesNotContain(FlightRecorder.NAME + " readStream");
    }

    private byte[] stream(long recording) throws IOException {
        long stream = recorder.openStream(recording, Map.of());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part = recorder.readStream(stream); part != null; part = recorder.readStream(stream)) {
            all.write(part);
        }
        recorder.closeStream(stream);
        return all.toByteArray();
    }

    @Test
    void nobody_from_outside_makes_the_jvm_write_a_file(@TempDir Path directory) throws Exception {
        String file = directory.resolve("recording.jfr").toString();
        long recording = recorder.newRecording();
        try {
            closed(
                    () -> recorder.copyTo(recording, file),
                    "copyTo of jdk.management.jfr:type=FlightRecorder is closed");
            closed(() -> recorder.setRecordingOptions(recording, Map.of("destination", file)), "with destination");
            closed(() -> recorder.setRecordingOptions(recording, Map.of("dumpOnExit", "true")), "with dumpOnExit");
            closed(() -> recorder.setConfiguration(recording, "<configuration/>"), "setConfiguration");
            assertThat(recorder.getRecordingOptions(recording))
                    .containsEntry("destination", null)
                    .containsEntry("dumpOnExit", "false");
        } finally {
            recorder.closeRecording(recording);
        }
        assertThat(directory).isEmptyDirectory();
    }

    /** As the server throws it, or as the proxy wraps it. */
    private static void closed(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(SecurityException.class).hasMessageContaining(message);
    }

    @Test
    void who_looks_into_the_jvm_alone_does_not_see_it() {
        fixture.access.user("looker", "JVM");
        MBeanServer looker = fixture.as("looker");
        assertThat(looker.isRegistered(FlightRecorder.NAME)).isFalse();
        assertThatThrownBy(recorder(looker)::getRecordings)
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("closed to looker");
    }
}
