package io.reeve.service.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A plugin of somebody else's, compiled into a jar. */
final class DroppedJar {

    private static final String SOURCE = """
            package other;

            import io.reeve.spi.Plugin;
            import io.reeve.spi.PluginContext;

            public final class Other implements Plugin {
                public String name() {
                    return "%s";
                }

                public void start(PluginContext context) throws Exception {
                    context.timer().schedule(() -> {}, 1, java.util.concurrent.TimeUnit.HOURS);
                    %s
                }

                public void close() {
                    System.setProperty("closed.%1$s", System.getProperty("closed.%1$s", "") + "x");
                }
            }
            """;

    private DroppedJar() {}

    /** @param start what it does when it is started, as a line of Java */
    static Path make(Path directory, String name, String start) throws IOException {
        Path classes = Files.createTempDirectory(directory, "classes");
        Path source = classes.resolve("Other.java");
        Files.writeString(source, SOURCE.formatted(name, start));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-cp", System.getProperty("java.class.path"), "-d", classes.toString());
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                            .call())
                    .isTrue();
        }
        Files.createDirectories(directory.resolve("plugins"));
        Path jar = directory.resolve("plugins").resolve(name + ".jar");
        pack(jar, classes);
        return jar;
    }

    private static void pack(Path jar, Path classes) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            entries.putNextEntry(new JarEntry("META-INF/services/io.reeve.spi.Plugin"));
            entries.write("other.Other\n".getBytes(StandardCharsets.UTF_8));
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                entries.write(Files.readAllBytes(file));
            }
        }
    }
}
