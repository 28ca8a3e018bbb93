package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import java.util.List;
import java.util.stream.Stream;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ObjectName;

/**
 * Something that can be asked of a bean.
 *
 * @param kind {@code read}, {@code write} or {@code exec}
 * @param name of the attribute or operation
 * @param types of the arguments
 * @param arguments to be passed: harmless ones
 */
record Member(ObjectName bean, String kind, String name, List<String> types, List<Object> arguments) {

    static Stream<Member> of(ObjectName bean, MBeanAttributeInfo attribute) {
        Member read = new Member(bean, "read", attribute.getName(), List.of(), List.of());
        return attribute.isWritable() ? Stream.of(read, writing(bean, attribute)) : Stream.of(read);
    }

    private static Member writing(ObjectName bean, MBeanAttributeInfo attribute) {
        String type = attribute.getType();
        return new Member(bean, "write", attribute.getName(), List.of(type), List.of(value("", type)));
    }

    /** Once for each job that it can be about. */
    static Stream<Member> of(ObjectName bean, MBeanOperationInfo operation) {
        List<MBeanParameterInfo> parameters = List.of(operation.getSignature());
        boolean aboutJob = takesJobs(bean)
                && parameters.stream().anyMatch(parameter -> parameter.getName().matches("names?|job"));
        List<String> types =
                parameters.stream().map(MBeanParameterInfo::getType).toList();
        return (aboutJob ? Stream.of("billing", "mail") : Stream.of(""))
                .map(job -> new Member(
                        bean,
                        "exec",
                        operation.getName(),
                        types,
                        types.stream().map(type -> value(job, type)).toList()));
    }

    /** Whether its operations are told which job they are about. */
    private static boolean takesJobs(ObjectName bean) {
        return bean.equals(ObjectNames.SERVER)
                || bean.equals(ObjectNames.LOG_EXPLORER)
                || bean.equals(ObjectNames.SCHEDULER);
    }

    private static Object value(String text, String type) {
        return switch (type) {
            case "boolean" -> true;
            case "int" -> 1;
            case "long" -> 0L;
            case "java.lang.String" -> text;
            case "[Ljava.lang.String;" -> new String[] {text};
            default -> throw new IllegalArgumentException("a value of " + type + " is missing in this test");
        };
    }

    /** The job that it is about; empty if none. */
    String job() {
        if (!ObjectNames.jobOf(bean).isEmpty()) {
            return ObjectNames.jobOf(bean);
        }
        boolean named = takesJobs(bean) && kind.equals("exec") && !arguments.isEmpty();
        Object first = named ? arguments.get(0) : "";
        return first instanceof String[] jobs ? jobs[0] : first instanceof String job ? job : "";
    }

    @Override
    public String toString() {
        String of = bean.getKeyProperty("type")
                + (bean.getKeyProperty("name") == null ? "" : " " + bean.getKeyProperty("name"));
        String about = takesJobs(bean) && !job().isEmpty() ? " " + job() : "";
        return of + ": " + (kind.equals("exec") ? name + "()" : kind + " " + name) + about;
    }
}
