package io.reeve.service.jmx;

import io.reeve.mbeans.Audited;
import io.reeve.mbeans.Description;
import io.reeve.mbeans.JobName;
import io.reeve.mbeans.Operation;
import io.reeve.mbeans.Privilege;
import io.reeve.service.gate.Need;
import io.reeve.service.gate.Needs;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanOperationInfo;

/** The annotations of one MXBean interface, complete or refused. */
final class Annotations {

    private final Class<?> mxbean;
    private final Map<String, Method> methods = new TreeMap<>();

    private Annotations(Class<?> mxbean) {
        this.mxbean = mxbean;
    }

    /** @throws IllegalArgumentException that names everything that lacks a description, a name, an impact or a privilege */
    static Annotations of(Class<?> mxbean) {
        Annotations annotations = new Annotations(mxbean);
        List<String> errors = new ArrayList<>();
        requireDescription(mxbean, "the interface", errors);
        for (Method method : mxbean.getMethods()) {
            if (annotations.methods.put(method.getName(), method) != null) {
                errors.add(method.getName() + " is overloaded");
            }
            check(method, errors);
        }
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(mxbean.getName() + ": " + String.join("; ", errors));
        }
        return annotations;
    }

    String description() {
        return mxbean.getAnnotation(Description.class).value();
    }

    String ofMethod(String method) {
        return method(method).getAnnotation(Description.class).value();
    }

    String ofAttribute(String attribute) {
        return ofMethod(getterOf(attribute).getName());
    }

    String ofParameter(String operation, int index) {
        return method(operation)
                .getParameters()[index]
                .getAnnotation(Description.class)
                .value();
    }

    String parameterName(String operation, int index) {
        return method(operation).getParameters()[index].getName();
    }

    int impact(String operation) {
        return switch (method(operation).getAnnotation(Operation.class).value()) {
            case INFO -> MBeanOperationInfo.INFO;
            case ACTION -> MBeanOperationInfo.ACTION;
        };
    }

    /** Operations of the form getX(), by the name of the attribute that the MXBean rules make of them. */
    Map<String, String> operationsBehindAttributes() {
        Map<String, String> found = new HashMap<>();
        for (Method method : methods.values()) {
            if (isGetter(method) && method.isAnnotationPresent(Operation.class)) {
                found.put(attributeOf(method), method.getName());
            }
        }
        return found;
    }

    /** What each member takes. */
    Needs needs() {
        Map<String, Need> reads = new HashMap<>();
        Map<String, Need> writes = new HashMap<>();
        Map<String, Need> operations = new HashMap<>();
        for (Method method : methods.values()) {
            boolean operation = method.isAnnotationPresent(Operation.class);
            if (operation) {
                operations.put(method.getName(), need(method));
                if (isGetter(method)) {
                    reads.put(attributeOf(method), need(method)); // which is how the JDK's own proxies call it
                }
            } else if (isSetter(method)) {
                writes.put(attributeOf(method), need(method));
            } else {
                reads.put(attributeOf(method), need(method));
            }
        }
        return new Needs(reads, writes, operations);
    }

    private static Need need(Method method) {
        Privilege privilege = method.getAnnotation(Privilege.class);
        Operation operation = method.getAnnotation(Operation.class);
        boolean changes = operation == null ? isSetter(method) : operation.value() == Operation.Impact.ACTION;
        int job = -1;
        List<Integer> audited = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            boolean namesJob = parameters[i].isAnnotationPresent(JobName.class);
            job = namesJob ? i : job;
            if (namesJob || parameters[i].isAnnotationPresent(Audited.class) || isSetter(method)) {
                audited.add(i);
            }
        }
        return new Need(privilege.value(), job, privilege.byJob(), changes, audited);
    }

    private Method getterOf(String attribute) {
        Method getter = methods.get("get" + attribute);
        return getter != null ? getter : method("is" + attribute);
    }

    private Method method(String name) {
        Method method = methods.get(name);
        if (method == null) {
            throw new IllegalArgumentException(mxbean.getName() + " has no method " + name);
        }
        return method;
    }

    private static void check(Method method, List<String> errors) {
        requireDescription(method, method.getName(), errors);
        requirePrivilege(method, errors);
        Operation operation = method.getAnnotation(Operation.class);
        if (operation != null && operation.value() == Operation.Impact.ACTION && isGetter(method)) {
            errors.add(method.getName() + " looks like a getter and changes something");
        }
        if (operation == null && isSetter(method)) {
            return; // its parameter has no description of its own in JMX
        }
        if (operation == null && !isGetter(method)) {
            errors.add(method.getName() + " has no @Operation");
        }
        for (Parameter parameter : method.getParameters()) {
            requireDescription(parameter, method.getName() + "(" + parameter.getName() + ")", errors);
            if (!parameter.isNamePresent()) {
                errors.add(method.getName() + " has lost its parameter names: compile with -parameters");
            }
        }
    }

    private static void requirePrivilege(Method method, List<String> errors) {
        Privilege privilege = method.getAnnotation(Privilege.class);
        if (privilege == null || !privilege.value().matches("[A-Z]+(\\.[A-Z]+)?")) {
            errors.add(method.getName() + " has no @Privilege of capital letters");
        } else if (privilege.byJob() && method.getReturnType() != Map.class) {
            errors.add(method.getName() + " is by job and returns no Map");
        }
    }

    private static void requireDescription(AnnotatedElement element, String what, List<String> errors) {
        Description description = element.getAnnotation(Description.class);
        if (description == null || description.value().isBlank()) {
            errors.add(what + " has no @Description");
        }
    }

    private static boolean isGetter(Method method) {
        String name = method.getName();
        boolean get = name.matches("get.+") && method.getReturnType() != void.class;
        boolean is = name.matches("is.+") && method.getReturnType() == boolean.class;
        return method.getParameterCount() == 0 && (get || is);
    }

    private static boolean isSetter(Method method) {
        return method.getName().matches("set.+")
                && method.getReturnType() == void.class
                && method.getParameterCount() == 1;
    }

    private static String attributeOf(Method accessor) {
        return accessor.getName().substring(accessor.getName().startsWith("is") ? 2 : 3);
    }
}
