package io.reeve.service.jmx;

import io.reeve.mbeans.Description;
import io.reeve.mbeans.Operation;
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

    /** @throws IllegalArgumentException that names everything that lacks a description, a name or an impact */
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
        boolean operation = method.isAnnotationPresent(Operation.class);
        if (!operation && !isGetter(method)) {
            errors.add(method.getName() + " has no @Operation");
        }
        for (Parameter parameter : method.getParameters()) {
            requireDescription(parameter, method.getName() + "(" + parameter.getName() + ")", errors);
            if (!parameter.isNamePresent()) {
                errors.add(method.getName() + " has lost its parameter names: compile with -parameters");
            }
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

    private static String attributeOf(Method getter) {
        return getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
    }
}
