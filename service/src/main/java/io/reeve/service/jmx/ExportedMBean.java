package io.reeve.service.jmx;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.InvalidAttributeValueException;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import javax.management.ReflectionException;
import javax.management.StandardMBean;
import org.jspecify.annotations.Nullable;

/**
 * One exported bean: the JDK's MXBean machinery converts and calls, the shared {@link Surface} describes. Calls are not
 * serialised here; the bean itself is thread-safe.
 */
final class ExportedMBean implements DynamicMBean {

    private final ObjectName name;
    private final Surface surface;
    private final StandardMBean mxbean;

    <T> ExportedMBean(ObjectName name, Surface surface, T bean, Class<T> type) {
        this.name = name;
        this.surface = surface;
        this.mxbean = new StandardMBean(bean, type, true);
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return surface.info();
    }

    @Override
    public @Nullable Object getAttribute(String attribute)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        try {
            return mxbean.getAttribute(attribute);
        } catch (AttributeNotFoundException e) {
            throw new AttributeNotFoundException(name + " has no attribute " + attribute);
        } catch (MBeanException | RuntimeException | Error e) {
            throw Failure.forClient(name, attribute, e);
        }
    }

    @Override
    public @Nullable Object invoke(
            String operation, @Nullable Object @Nullable [] arguments, String @Nullable [] signature)
            throws MBeanException, ReflectionException {
        surface.checkCall(operation, arguments, signature);
        try {
            String attribute = surface.attributeBehind(operation);
            return attribute == null ? mxbean.invoke(operation, arguments, signature) : mxbean.getAttribute(attribute);
        } catch (AttributeNotFoundException e) {
            throw new ReflectionException(e, name + " has no operation " + operation);
        } catch (MBeanException | RuntimeException | Error e) {
            throw Failure.forClient(name, operation, e);
        }
    }

    @Override
    public void setAttribute(Attribute attribute)
            throws AttributeNotFoundException, InvalidAttributeValueException, MBeanException, ReflectionException {
        try {
            mxbean.setAttribute(attribute);
        } catch (MBeanException | RuntimeException | Error e) {
            throw Failure.forClient(name, attribute.getName(), e);
        }
    }

    @Override
    public AttributeList getAttributes(String[] attributes) {
        return mxbean.getAttributes(attributes);
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return mxbean.setAttributes(attributes);
    }
}
