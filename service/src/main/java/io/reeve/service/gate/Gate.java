package io.reeve.service.gate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.MBeanServer;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The MBean server as callers from outside have it: each call asks the {@link Policy} first, with the very names the
 * server would be called with, so that neither patterns nor spelled-out signatures lead around it. A dynamic proxy,
 * because it closes by itself whatever method is not listed here: creating, registering and unregistering beans, and
 * what later versions of the JDK add.
 */
public final class Gate implements InvocationHandler {

    private static final @Nullable Object[] NO_ARGUMENTS = {};

    private final MBeanServer server;
    private final Policy policy;

    private Gate(MBeanServer server, Policy policy) {
        this.server = server;
        this.policy = policy;
    }

    /** The server behind a gate. Denials are SecurityExceptions. Thread-safe. */
    public static MBeanServer before(MBeanServer server, Policy policy) {
        return (MBeanServer) Proxy.newProxyInstance(
                Gate.class.getClassLoader(), new Class<?>[] {MBeanServer.class}, new Gate(server, policy));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        @Nullable Object[] arguments = given == null ? NO_ARGUMENTS : given;
        return switch (method.getName()) {
            case "getAttribute", "getAttributes", "setAttribute", "setAttributes", "invoke" -> {
                checkMember(method.getName(), name(arguments), arguments[1]);
                yield pass(method, arguments);
            }
            case "getMBeanInfo", "getObjectInstance", "isInstanceOf" -> {
                check(policy.maySee(name(arguments)), name(arguments), "");
                yield pass(method, arguments);
            }
            case "addNotificationListener", "removeNotificationListener" -> {
                // A listener named by object name would let the caller send notifications to any bean.
                boolean listenerIsBean = arguments[1] instanceof ObjectName;
                check(policy.maySee(name(arguments)) && !listenerIsBean, name(arguments), method.getName());
                yield pass(method, arguments);
            }
            case "isRegistered" -> policy.maySee(name(arguments)) && server.isRegistered(name(arguments));
            case "queryNames", "queryMBeans" -> visible((Collection<?>) pass(method, arguments));
            case "getMBeanCount" -> visible(server.queryNames(null, null)).size();
            case "getDomains" ->
                server.queryNames(null, null).stream()
                        .filter(policy::maySee)
                        .map(ObjectName::getDomain)
                        .distinct()
                        .toArray(String[]::new);
            // The RMI connector itself needs these, before it knows who calls.
            case "getDefaultDomain", "getClassLoaderRepository", "getClassLoader", "getClassLoaderFor" ->
                pass(method, arguments);
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the gate before " + server;
            default -> throw new SecurityException(method.getName() + " is closed to callers from outside");
        };
    }

    private void checkMember(String verb, ObjectName name, @Nullable Object member) {
        switch (verb) {
            case "getAttribute" -> check(policy.mayRead(name, text(member)), name, text(member));
            case "getAttributes" -> {
                for (String attribute : member == null ? new String[0] : (String[]) member) {
                    check(policy.mayRead(name, text(attribute)), name, text(attribute));
                }
            }
            case "setAttribute" -> checkWrite(name, member);
            case "setAttributes" -> {
                for (Object attribute : member == null ? new AttributeList() : (AttributeList) member) {
                    checkWrite(name, attribute);
                }
            }
            default -> check(policy.mayInvoke(name, text(member)), name, text(member));
        }
    }

    private void checkWrite(ObjectName name, @Nullable Object attribute) {
        String member = attribute instanceof Attribute a ? a.getName() : text(attribute);
        check(policy.mayWrite(name, member), name, member);
    }

    private static void check(boolean allowed, ObjectName name, String member) {
        if (!allowed) {
            String what = member.isEmpty() ? name.toString() : member + " of " + name;
            throw new SecurityException(what + " is closed to callers from outside");
        }
    }

    private Collection<?> visible(@Nullable Collection<?> found) {
        return (found == null ? Set.of() : found)
                .stream()
                        .filter(each ->
                                policy.maySee(each instanceof ObjectInstance i ? i.getObjectName() : (ObjectName) each))
                        .collect(Collectors.toSet());
    }

    private @Nullable Object pass(Method method, @Nullable Object[] arguments) throws Throwable {
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
        throw new IllegalArgumentException("an object name is missing in " + Arrays.toString(arguments));
    }

    private static String text(@Nullable Object member) {
        return String.valueOf(member);
    }
}
