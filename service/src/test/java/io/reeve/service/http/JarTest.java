package io.reeve.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarTest {
    private static final byte[] TEXT = "var answer = 42\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private Path made(byte[]... contents) throws IOException {
        Path file = directory.resolve("made.jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setComment("a comment, behind which the directory has to be found");
            zip.putNextEntry(new ZipEntry("web/"));
            for (int i = 0; i < contents.length; i++) {
                zip.putNextEntry(new ZipEntry("web/" + i + ".js"));
                zip.write(contents[i]);
            }
            ZipEntry stored = new ZipEntry("web/stored.png");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(TEXT.length);
            CRC32 crc = new CRC32();
            crc.update(TEXT);
            stored.setCrc(crc.getValue());
            zip.putNextEntry(stored);
            zip.write(TEXT);
        }
        return file;
    }

    @Test
    void its_files_come_plain_and_gzipped() throws IOException {
        try (Jar jar = new Jar(made(TEXT, new byte[0]))) {
            assertThat(jar.entries()).containsOnlyKeys("web/0.js", "web/1.js", "web/stored.png");
            for (String name : new String[] {"web/0.js", "web/1.js"}) {
                Content content = jar.entries().get(name);
                byte[] wanted = name.contains("0") ? TEXT : new byte[0];
                assertThat(content.size()).isEqualTo(wanted.length);
                assertThat(content.open().readAllBytes()).isEqualTo(wanted);
                byte[] gzipped = content.openGzipped().readAllBytes();
                assertThat(gzipped).hasSize((int) content.gzippedSize());
                try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(gzipped))) {
                    assertThat(in.readAllBytes()).isEqualTo(wanted);
                }
            }
            assertThat(jar.entries().get("web/stored.png").gzippedSize()).isZero();
            assertThat(jar.entries().get("web/stored.png").open().readAllBytes())
                    .isEqualTo(TEXT);
        }
    }

    @Test
    void many_read_its_files_for_the_first_time_at_once() throws Exception {
        byte[][] contents = new byte[200][];
        Arrays.setAll(contents, i -> ("file " + i + "\n").repeat(i).getBytes(StandardCharsets.UTF_8));
        Path file = made(contents);
        int readers = 4;
        ExecutorService pool = Executors.newFixedThreadPool(readers);
        try {
            for (int round = 0; round < 25; round++) {
                try (Jar jar = new Jar(file)) {
                    Map<String, Content> entries = jar.entries();
                    CyclicBarrier start = new CyclicBarrier(readers);
                    Callable<Boolean> reader = () -> {
                        start.await();
                        for (int i = 0; i < contents.length; i++) {
                            Content content = entries.get("web/" + i + ".js");
                            assertThat(content.open().readAllBytes()).isEqualTo(contents[i]);
                        }
                        return true;
                    };
                    for (Future<Boolean> read : pool.invokeAll(Collections.nCopies(readers, reader))) {
                        assertThat(read.get()).isTrue();
                    }
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void another_content_has_another_tag() throws IOException {
        String before;
        try (Jar jar = new Jar(made(TEXT))) {
            before = jar.entries().get("web/0.js").tag();
        }
        TEXT[0] = 'V';
        try (Jar jar = new Jar(made(TEXT))) {
            assertThat(jar.entries().get("web/0.js").tag()).isNotEqualTo(before);
        } finally {
            TEXT[0] = 'v';
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no jar", "PK\5\6"})
    void what_is_no_jar_is_said_to_be_none(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("x.jar"), text);
        assertThatThrownBy(() -> new Jar(file)).isInstanceOf(IOException.class).hasMessage(file + " is no jar");
    }
}
