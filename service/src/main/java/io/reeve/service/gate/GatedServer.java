package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.OperationsException;
import javax.management.QueryExp;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * The MBean server as one caller has it: each call is checked with the very names the server would be called with, so
 * that neither patterns nor spelled-out signatures lead around it. A dynamic proxy, because it closes by itself whatever
 * method is not listed here: creating, registering and unregistering beans, and what later versions of the JDK add.
 */
final class GatedServer implements InvocationHandler {

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    private final MBeanServer server;
    private final Checks checks;
    private final Execution execution;
    private final Supplier<Caller> caller;

    GatedServer(MBeanServer server, Checks checks, Execution execution, Supplier<Caller> caller) {
        this.server = server;
        this.checks = checks;
        this.execution = execution;
        this.caller = caller;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
        return switch (method.getName()) {
            case "getAttribute" -> {
                Permit permit = checks.toRead(caller.get(), name(arguments), text(arguments[1]));
                yield Cut.toJobs(permit, pass(method, arguments));
            }
            case "getAttributes" -> readable(name(arguments), arguments[1]);
            case "setAttribute" -> set(name(arguments), arguments[1]);
            case "setAttributes" -> setAll(name(arguments), arguments[1]);
            case "invoke" -> name(arguments).equals(ObjectNames.SECURITY) ? told(arguments) : call(method, arguments);
            case "getMBeanInfo" -> {
                checks.requireVisible(caller.get(), name(arguments), "");
                MBeanInfo info = (MBeanInfo) Objects.requireNonNull(pass(method, arguments));
                yield Cut.toAttributes(caller.get(), checks.policy(), name(arguments), info);
            }
            // The RMI connector asks for the loader before it invokes; the answer must not tell whether there is a
            // bean.
            case "getObjectInstance", "isInstanceOf", "getClassLoaderFor" -> {
                checks.requireVisible(caller.get(), name(arguments), "");
                yield pass(method, arguments);
            }
            case "addNotificationListener", "removeNotificationListener" -> {
                checks.requireVisible(caller.get(), name(arguments), method.getName());
                if (arguments[1] instanceof ObjectName listener) {
                    // It would let the caller send notifications to any bean.
                    throw checks.closed(caller.get(), listener, method.getName());
                }
                yield pass(method, arguments);
            }
            case "isRegistered" -> sees(name(arguments)) && server.isRegistered(name(arguments));
            case "queryNames" -> query(proxy, (ObjectName) arguments[0], (QueryExp) arguments[1]);
            case "queryMBeans" ->
                query(proxy, (ObjectName) arguments[0], (QueryExp) arguments[1]).stream()
                        .flatMap(name -> server.queryMBeans(name, null).stream())
                        .collect(Collectors.toSet());
            case "getMBeanCount" -> query(proxy, null, null).size();
            case "getDomains" ->
                query(proxy, null, null).stream()
                        .map(ObjectName::getDomain)
                        .distinct()
                        .toArray(String[]::new);
            case "getDefaultDomain", "getClassLoaderRepository" -> pass(method, arguments);
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the gate before " + server;
            default -> throw checks.closed(caller.get(), ObjectNames.SERVER, method.getName());
        };
    }

    private boolean sees(ObjectName bean) {
        return checks.policy().maySee(caller.get(), bean);
    }

    /** The query itself reads attributes: it is asked here, behind the gate, so that it tells nothing that is closed. */
    private Set<ObjectName> query(Object gated, @Nullable ObjectName pattern, @Nullable QueryExp query) {
        return server.queryNames(pattern, null).stream()
                .filter(this::sees)
                .filter(name -> query == null || matches((MBeanServer) gated, query, name))
                .collect(Collectors.toSet());
    }

    /** As the JMX API has it, a bean for which a query fails does not match. */
    private static boolean matches(MBeanServer gated, QueryExp query, ObjectName name) {
        try {
            query.setMBeanServer(gated);
            return query.apply(name);
        } catch (Exception e) {
            return false;
        }
    }

    /** As the JMX API has it, attributes that cannot be had are left out. */
    private AttributeList readable(ObjectName bean, @Nullable Object attributes) throws JMException {
        checks.requireVisible(caller.get(), bean, "");
        Map<String, Permit> permits = new LinkedHashMap<>();
        for (String attribute : attributes == null ? new String[0] : (String[]) attributes) {
            permit(bean, attribute).ifPresent(permit -> permits.put(attribute, permit));
        }
        AttributeList read = new AttributeList();
        for (Attribute each : server.getAttributes(bean, permits.keySet().toArray(String[]::new))
                .asList()) {
            Permit permit = Objects.requireNonNull(permits.get(each.getName()));
            read.add(new Attribute(each.getName(), Cut.toJobs(permit, each.getValue())));
        }
        return read;
    }

    private Optional<Permit> permit(ObjectName bean, String attribute) {
        try {
            return Optional.of(checks.toRead(caller.get(), bean, attribute));
        } catch (OperationsException | SecurityException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object set(ObjectName bean, @Nullable Object attribute) throws Throwable {
        Attribute wanted = (Attribute) Objects.requireNonNull(attribute);
        Permit permit = checks.toWrite(caller.get(), bean, wanted.getName());
        return execution.run(permit, new Object[] {wanted.getValue()}, () -> {
            server.setAttribute(bean, wanted);
            return null;
        });
    }

    /** As the JMX API has it, attributes that cannot be set are left out of the answer. */
    private AttributeList setAll(ObjectName bean, @Nullable Object attributes) throws Throwable {
        checks.requireVisible(caller.get(), bean, "");
        AttributeList done = new AttributeList();
        for (Attribute attribute : ((AttributeList) Objects.requireNonNull(attributes)).asList()) {
            if (isSet(bean, attribute)) {
                done.add(attribute);
            }
        }
        return done;
    }

    private boolean isSet(ObjectName bean, Attribute attribute) throws Throwable {
        try {
            set(bean, attribute);
            return true;
        } catch (SecurityException | JMException e) {
            return false;
        }
    }

    /** What is said of a caller depends on the caller: so it is not the registered bean that says it. */
    private @Nullable Object told(@Nullable Object[] call) throws JMException {
        checks.requireVisible(caller.get(), ObjectNames.SECURITY, text(call[1]));
        JmxSecurity security = new JmxSecurity(checks.policy(), caller);
        return new StandardMBean(security, JmxSecurityMBean.class)
                .invoke(text(call[1]), (Object[]) call[2], (String[]) call[3]);
    }

    private @Nullable Object call(Method method, @Nullable Object[] call) throws Throwable {
        @Nullable Object[] arguments = call[2] == null ? NO_ARGUMENTS : (Object[]) call[2];
        Permit permit = checks.toInvoke(caller.get(), name(call), text(call[1]), arguments);
        return Cut.toJobs(permit, execution.run(permit, arguments, () -> pass(method, call)));
    }

    private @Nullable Object pass(Method method, @Nullable Object... arguments) throws Throwable {
        try {
            return method.invoke(server, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static ObjectName name(@Nullable Object[] arguments) {
        if (arguments.length > 0 && arguments[0] instanceof ObjectName name) {
            return name;
        }
        throw new IllegalArgumentException("an object name is missing");
    }

    private static String text(@Nullable Object member) {
        return String.valueOf(member);
    }
}
