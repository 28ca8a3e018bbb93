package io.reeve.service.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.AuditMXBean;
import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.LogCleanerMXBean;
import io.reeve.mbeans.LogExplorerMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.PluginMXBean;
import io.reeve.mbeans.Privilege;
import io.reeve.mbeans.ScheduleMXBean;
import io.reeve.mbeans.SchedulerMXBean;
import io.reeve.mbeans.ServerMXBean;
import io.reeve.mbeans.SocketApiMXBean;
import io.reeve.service.fakes.FakeJob;
import io.reeve.service.fakes.FakeServer;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds the whole management surface against {@code surface.txt}; {@code -Dsurface.update=true} rewrites that file. */
class SurfaceTest {

    private static final ObjectName SCHEDULE = ObjectNames.schedule("billing", "3b241101-e2bb-4255-8caf-4136c566a962");
    private static final Path GOLDEN = Path.of("src/test/resources/surface.txt");

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    @Test
    void the_surface_is_the_one_we_promised() throws Exception {
        String surface = infos().stream().map(SurfaceTest::render).collect(Collectors.joining("\n"))
                + "\nrecords\n"
                + records(infos()).entrySet().stream()
                        .map(each -> "  " + each.getKey() + " " + each.getValue() + "\n")
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("surface.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, surface);
        }
        assertThat(surface.lines())
                .as("the management surface; if the change is meant, run with -Dsurface.update=true")
                .containsExactlyElementsOf(Files.readAllLines(GOLDEN));
    }

    @Test
    void everything_has_a_name_and_a_description_of_its_own() throws Exception {
        for (MBeanInfo info : infos()) {
            List<MBeanFeatureInfo> features = new ArrayList<>();
            features.addAll(List.of(info.getAttributes()));
            features.addAll(List.of(info.getNotifications()));
            for (MBeanOperationInfo operation : info.getOperations()) {
                features.add(operation);
                features.addAll(List.of(operation.getSignature()));
                assertThat(operation.getImpact())
                        .as("impact of %s", operation.getName())
                        .isNotEqualTo(MBeanOperationInfo.UNKNOWN);
            }
            assertThat(features).allSatisfy(feature -> {
                assertThat(feature.getName()).doesNotMatch("(p|arg)\\d+");
                assertThat(feature.getDescription()).isNotBlank().isNotEqualTo(feature.getName());
            });
        }
    }

    private List<MBeanInfo> infos() throws Exception {
        try (Exporter exporter = new Exporter(server)) {
            exporter.export(ObjectNames.SERVER, ServerMXBean.class, new FakeServer());
            exporter.exportWithState(ObjectNames.job("billing"), JobMXBean.class, new FakeJob("billing"));
            exporter.export(ObjectNames.AUTH, AuthMXBean.class, described(AuthMXBean.class));
            exporter.export(ObjectNames.AUDIT, AuditMXBean.class, described(AuditMXBean.class));
            exporter.export(ObjectNames.LOG_CLEANER, LogCleanerMXBean.class, described(LogCleanerMXBean.class));
            exporter.export(ObjectNames.LOG_EXPLORER, LogExplorerMXBean.class, described(LogExplorerMXBean.class));
            exporter.export(ObjectNames.SCHEDULER, SchedulerMXBean.class, described(SchedulerMXBean.class));
            exporter.export(SCHEDULE, ScheduleMXBean.class, described(ScheduleMXBean.class));
            exporter.export(ObjectNames.SOCKET_API, SocketApiMXBean.class, described(SocketApiMXBean.class));
            exporter.export(ObjectNames.plugin("auth"), PluginMXBean.class, described(PluginMXBean.class));
            List<MBeanInfo> infos = new ArrayList<>();
            for (ObjectName name : List.of(
                    ObjectNames.SERVER,
                    ObjectNames.job("billing"),
                    ObjectNames.AUTH,
                    ObjectNames.AUDIT,
                    ObjectNames.LOG_CLEANER,
                    ObjectNames.LOG_EXPLORER,
                    ObjectNames.SCHEDULER,
                    SCHEDULE,
                    ObjectNames.SOCKET_API,
                    ObjectNames.plugin("auth"))) {
                infos.add(server.getMBeanInfo(name));
            }
            return infos;
        }
    }

    /** Of an interface that is only described here, and not called. */
    private static <T> T described(Class<T> mxbean) {
        return mxbean.cast(
                Proxy.newProxyInstance(mxbean.getClassLoader(), new Class<?>[] {mxbean}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** What the method of that name takes. */
    private static String privilege(String mxbean, String method) {
        return Stream.of(type(mxbean).getMethods())
                .filter(each -> each.getName().equals(method))
                .map(each -> " " + each.getAnnotation(Privilege.class).value())
                .collect(Collectors.joining());
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String render(MBeanInfo info) {
        Stream<String> attributes = Stream.of(info.getAttributes())
                .map(each -> attribute(info.getClassName(), each))
                .sorted();
        Stream<String> operations = Stream.of(info.getOperations())
                .map(each -> operation(info.getClassName(), each))
                .sorted();
        Stream<String> notifications = Stream.of(info.getNotifications())
                .map(each -> "  notification " + each.getName() + " " + List.of(each.getNotifTypes()) + "\n      "
                        + each.getDescription() + "\n");
        return Stream.of(attributes, operations, notifications)
                .flatMap(lines -> lines)
                .collect(Collectors.joining("", info.getClassName() + "\n    " + info.getDescription() + "\n\n", ""));
    }

    private static String attribute(String mxbean, MBeanAttributeInfo attribute) {
        String access = (attribute.isReadable() ? "r" : "") + (attribute.isWritable() ? "w" : "");
        return "  attribute " + attribute.getName() + ": " + type(attribute, attribute.getType()) + " " + access
                + privilege(mxbean, "get" + attribute.getName())
                + privilege(mxbean, "set" + attribute.getName())
                + "\n      " + attribute.getDescription() + "\n";
    }

    private static String operation(String mxbean, MBeanOperationInfo operation) {
        String parameters = Stream.of(operation.getSignature())
                .map(parameter -> parameter.getName() + ": " + type(parameter, parameter.getType()))
                .collect(Collectors.joining(", ", "(", ")"));
        String described = Stream.of(operation.getSignature())
                .map((MBeanParameterInfo each) -> "        " + each.getName() + ": " + each.getDescription() + "\n")
                .collect(Collectors.joining());
        String impact = operation.getImpact() == MBeanOperationInfo.INFO ? "INFO" : "ACTION";
        return "  operation " + operation.getName() + parameters + ": "
                + type(operation, operation.getReturnType()) + " " + impact + privilege(mxbean, operation.getName())
                + "\n      "
                + operation.getDescription() + "\n" + described;
    }

    private static Map<String, String> records(List<MBeanInfo> infos) {
        Map<String, String> records = new TreeMap<>();
        for (MBeanInfo info : infos) {
            Stream.concat(Stream.of(info.getAttributes()), Stream.of(info.getOperations()))
                    .forEach(feature -> collect(feature.getDescriptor().getFieldValue("openType"), records));
        }
        return records;
    }

    private static void collect(@Nullable Object type, Map<String, String> records) {
        if (type instanceof TabularType table) {
            collect(table.getRowType().getType("value"), records);
        } else if (type instanceof CompositeType composite) {
            List<String> members = composite.keySet().stream()
                    .sorted()
                    .map(key -> key + ": " + simple(composite.getType(key).getTypeName()))
                    .toList();
            records.put(simple(composite.getTypeName()), members.toString());
            composite.keySet().forEach(key -> collect(composite.getType(key), records));
        }
    }

    /** What it is in Java, and how it travels where that differs. */
    private static String type(MBeanFeatureInfo feature, String fallback) {
        Object original = feature.getDescriptor().getFieldValue("originalType");
        Object open = feature.getDescriptor().getFieldValue("openType");
        String java = original == null ? fallback : original.toString();
        String travels = open instanceof OpenType<?> type ? simple(type.getClassName()) : simple(fallback);
        return simple(java).equals(travels) || java.equals(fallback) ? simple(java) : simple(java) + " as " + travels;
    }

    private static String simple(String type) {
        return type.replaceAll("[a-z]+\\.", "");
    }
}
