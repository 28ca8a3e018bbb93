package io.reeve.service.jmx;

import io.reeve.service.gate.Needs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.management.AttributeChangeNotification;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanConstructorInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** What all beans of one interface share: their description, and which operations are getters. */
final class Surface {

    private static final MBeanNotificationInfo[] STATE_CHANGES = {
        new MBeanNotificationInfo(
                new String[] {AttributeChangeNotification.ATTRIBUTE_CHANGE},
                AttributeChangeNotification.class.getName(),
                "Sent for every change of the attribute State; the message is the reason.")
    };

    private final MBeanInfo info;
    private final Map<String, String> attributesBehind;
    private final Map<String, MBeanParameterInfo[]> parameters = new HashMap<>();

    private final Needs needs;

    private Surface(MBeanInfo info, Needs needs, Map<String, String> attributesBehind) {
        this.info = info;
        this.needs = needs;
        this.attributesBehind = attributesBehind;
        for (MBeanOperationInfo operation : info.getOperations()) {
            parameters.put(operation.getName(), operation.getSignature());
        }
    }

    static Surface of(Class<?> mxbean, Object bean) {
        return describe(mxbean, bean, new MBeanNotificationInfo[0]);
    }

    static Surface withState(Class<?> mxbean, Object bean) {
        return describe(mxbean, bean, STATE_CHANGES);
    }

    MBeanInfo info() {
        return info;
    }

    /** What its members take. */
    Needs needs() {
        return needs;
    }

    /** The attribute that the MXBean rules make of an operation of the form getX(); null for all others. */
    @Nullable String attributeBehind(String operation) {
        return attributesBehind.get(operation);
    }

    /** Null does not exist in our interfaces, but a client can send it. */
    void checkCall(String operation, @Nullable Object @Nullable [] arguments, String @Nullable [] signature)
            throws ReflectionException {
        MBeanParameterInfo[] expected = parameters.get(operation);
        if (expected == null) {
            throw noSuch(info.getClassName() + " has no operation " + operation);
        }
        String[] types = Stream.of(expected).map(MBeanParameterInfo::getType).toArray(String[]::new);
        if (!Arrays.equals(types, signature == null ? new String[0] : signature)
                || types.length != (arguments == null ? 0 : arguments.length)) {
            throw noSuch(operation + " takes (" + String.join(", ", types) + ")");
        }
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            if (arguments[i] == null) {
                throw new IllegalArgumentException(operation + ": " + expected[i].getName() + " is missing (null)");
            }
        }
    }

    private static ReflectionException noSuch(String message) {
        return new ReflectionException(new NoSuchMethodException(message), message);
    }

    private static Surface describe(Class<?> mxbean, Object bean, MBeanNotificationInfo[] notifications) {
        Annotations annotations = Annotations.of(mxbean);
        MBeanInfo described = DescribedMBean.info(mxbean, bean, annotations);
        Map<String, String> getters = annotations.operationsBehindAttributes();
        List<MBeanAttributeInfo> attributes = Stream.of(described.getAttributes())
                .filter(attribute -> !getters.containsKey(attribute.getName()))
                .toList();
        Stream<MBeanOperationInfo> fromGetters = Stream.of(described.getAttributes())
                .filter(attribute -> getters.containsKey(attribute.getName()))
                .map(attribute -> DescribedMBean.asOperation(attribute, annotations));
        MBeanInfo info = new MBeanInfo(
                mxbean.getName(),
                described.getDescription(),
                attributes.toArray(MBeanAttributeInfo[]::new),
                new MBeanConstructorInfo[0],
                Stream.concat(Stream.of(described.getOperations()), fromGetters).toArray(MBeanOperationInfo[]::new),
                notifications,
                described.getDescriptor());
        Map<String, String> attributesBehind = new HashMap<>();
        getters.forEach((attribute, operation) -> attributesBehind.put(operation, attribute));
        return new Surface(info, annotations.needs(), attributesBehind);
    }
}
