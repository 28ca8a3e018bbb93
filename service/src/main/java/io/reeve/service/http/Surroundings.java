package io.reeve.service.http;

import java.util.Collections;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.management.ObjectName;
import org.jolokia.server.core.config.ConfigKey;
import org.jolokia.server.core.service.api.AgentDetails;
import org.jolokia.server.core.service.api.JolokiaContext;
import org.jolokia.server.core.service.api.JolokiaService;
import org.jolokia.server.core.service.api.SecurityDetails;
import org.jolokia.server.core.service.serializer.Serializer;
import org.jolokia.server.core.util.HttpMethod;
import org.jolokia.server.core.util.RequestType;
import org.jolokia.server.core.util.jmx.MBeanServerAccess;
import org.jolokia.service.jmx.api.CacheKeyProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Jolokia's handlers ask of the world around them. Every question of permission is answered yes, because the gate
 * decides: it sits behind the handlers, where a pattern has become names and an operation has lost its signature.
 */
final class Surroundings implements JolokiaContext {

    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final MBeanServerAccess access;
    private final Serializer serializer;
    private final CacheKeyProvider keys;

    /** @param keys which beans have one description */
    Surroundings(MBeanServerAccess access, Serializer serializer, CacheKeyProvider keys) {
        this.access = access;
        this.serializer = serializer;
        this.keys = keys;
    }

    @Override
    public MBeanServerAccess getMBeanServerAccess() {
        return access;
    }

    @Override
    public <T extends JolokiaService<?>> SortedSet<T> getServices(Class<T> type) {
        T service = getService(type);
        return service == null ? Collections.emptySortedSet() : new TreeSet<>(Set.of(service));
    }

    @Override
    public <T extends JolokiaService<?>> @Nullable T getService(Class<T> type) {
        if (type == CacheKeyProvider.class) {
            return type.cast(keys);
        }
        return type == Serializer.class ? type.cast(serializer) : null;
    }

    @Override
    public <T extends JolokiaService<?>> T getMandatoryService(Class<T> type) {
        T service = getService(type);
        if (service == null) {
            throw new NoSuchElementException("no service " + type.getName());
        }
        return service;
    }

    @Override
    public @Nullable String getConfig(ConfigKey key) {
        return key.getDefaultValue();
    }

    @Override
    public Set<ConfigKey> getConfigKeys() {
        return Set.of();
    }

    @Override
    public boolean isServiceEnabled(String className) {
        return true;
    }

    @Override
    public AgentDetails getAgentDetails() {
        return new AgentDetails("reeve");
    }

    @Override
    public SecurityDetails getSecurityDetails() {
        return new SecurityDetails();
    }

    @Override
    public ObjectName registerMBean(Object mbean, String... name) {
        throw new UnsupportedOperationException("Jolokia registers no MBeans of its own here");
    }

    @Override
    public void unregisterMBean(ObjectName name) {
        throw new UnsupportedOperationException("Jolokia registers no MBeans of its own here");
    }

    @Override
    public String dateFormat() {
        return String.valueOf(ConfigKey.DATE_FORMAT.getDefaultValue());
    }

    @Override
    public boolean isHttpMethodAllowed(HttpMethod method) {
        return true;
    }

    @Override
    public boolean isTypeAllowed(RequestType type) {
        return true;
    }

    @Override
    public boolean isAttributeReadAllowed(ObjectName name, String attribute) {
        return true;
    }

    @Override
    public boolean isAttributeWriteAllowed(ObjectName name, String attribute) {
        return true;
    }

    @Override
    public boolean isOperationAllowed(ObjectName name, String operation) {
        return true;
    }

    @Override
    public boolean isRemoteAccessAllowed(String... hostOrAddress) {
        return true;
    }

    @Override
    public boolean isOriginAllowed(String origin, boolean strictly) {
        return true;
    }

    @Override
    public boolean isObjectNameHidden(ObjectName name) {
        return false;
    }

    @Override
    public boolean ignoreScheme() {
        return true;
    }

    @Override
    public boolean isDebug() {
        return false;
    }

    @Override
    public void debug(String message) {
        LOG.debug(message);
    }

    @Override
    public void info(String message) {
        LOG.debug(message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.warn(message, cause);
    }
}
