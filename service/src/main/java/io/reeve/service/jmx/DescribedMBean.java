package io.reeve.service.jmx;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.StandardMBean;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import org.jspecify.annotations.Nullable;

/**
 * Puts our annotations into the description that the JDK derives from an MXBean interface, by the hooks that
 * {@link StandardMBean} offers for it. Made once an interface; no bean is called through it.
 */
final class DescribedMBean extends StandardMBean {

    private final Annotations annotations;

    private <T> DescribedMBean(T bean, Class<T> mxbean, Annotations annotations) {
        super(bean, mxbean, true);
        this.annotations = annotations;
    }

    static <T> MBeanInfo info(Class<T> mxbean, Object bean, Annotations annotations) {
        return new DescribedMBean(mxbean.cast(bean), mxbean, annotations).getMBeanInfo();
    }

    /** The operation that a getter would be if the MXBean rules did not make an attribute of it. */
    static MBeanOperationInfo asOperation(MBeanAttributeInfo attribute, Annotations annotations) {
        String name = annotations.operationsBehindAttributes().get(attribute.getName());
        if (name == null) {
            throw new IllegalArgumentException(attribute.getName() + " is not marked as an operation");
        }
        String description = annotations.ofMethod(name);
        int impact = annotations.impact(name);
        return attribute instanceof OpenMBeanAttributeInfo open
                ? new OpenMBeanOperationInfoSupport(
                        name,
                        description,
                        new OpenMBeanParameterInfo[0],
                        open.getOpenType(),
                        impact,
                        attribute.getDescriptor())
                : new MBeanOperationInfo(
                        name,
                        description,
                        new MBeanParameterInfo[0],
                        attribute.getType(),
                        impact,
                        attribute.getDescriptor());
    }

    @Override
    protected String getDescription(@Nullable MBeanInfo info) {
        return annotations.description();
    }

    @Override
    protected String getDescription(MBeanAttributeInfo attribute) {
        return annotations.ofAttribute(attribute.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation) {
        return annotations.ofMethod(operation.getName());
    }

    @Override
    protected String getDescription(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return annotations.ofParameter(operation.getName(), sequence);
    }

    @Override
    protected String getParameterName(MBeanOperationInfo operation, MBeanParameterInfo parameter, int sequence) {
        return annotations.parameterName(operation.getName(), sequence);
    }

    @Override
    protected int getImpact(MBeanOperationInfo operation) {
        return annotations.impact(operation.getName());
    }
}
