package io.reeve.service.http;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Caller;
import io.reeve.service.gate.Gate;
import java.util.Map;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import org.jolokia.json.JSONObject;
import org.jolokia.service.jmx.api.CacheKeyProvider;
import org.jspecify.annotations.Nullable;

/**
 * All beans at once, as Hawtio asks for them. Beans of one interface of which the caller may use the same are described once:
 * a thousand jobs take kilobytes and not megabytes. And each description says which operations the caller may use, which
 * Hawtio would otherwise ask of every bean by itself ({@code io.hawt.jmx.JMXSecurityMBean}).
 */
final class Tree {

    private final Gate gate;

    Tree(Gate gate) {
        this.gate = gate;
    }

    /** By what Jolokia knows beans that have one description. */
    CacheKeyProvider keys() {
        return new CacheKeyProvider(0) {
            @Override
            public @Nullable String determineKey(ObjectInstance bean) {
                return gate.rights(Callers.current(), bean.getObjectName())
                        .map(rights -> bean.getClassName() + "#" + Integer.toHexString(rights.hashCode()))
                        .orElse(null);
            }
        };
    }

    /** @param list what Jolokia tells of beans, with its cache of descriptions */
    void decorate(@Nullable Object list) {
        if (list instanceof Map<?, ?> map
                && map.get("cache") instanceof Map<?, ?> cache
                && map.get("domains") instanceof Map<?, ?> domains) {
            domains.forEach((domain, beans) -> decorate(domain + ":", beans, cache));
        }
    }

    private void decorate(String domain, @Nullable Object beans, Map<?, ?> cache) {
        if (beans instanceof Map<?, ?> map) {
            map.forEach((name, info) -> {
                Object found = info instanceof String key ? cache.get(key) : info;
                if (found instanceof JSONObject described && described.get("op") instanceof Map<?, ?> operations) {
                    decorate(described, ObjectNames.of(domain + name), operations);
                }
            });
        }
    }

    private void decorate(JSONObject described, ObjectName bean, Map<?, ?> operations) {
        if (described.containsKey("opByString")) {
            return;
        }
        Caller caller = Callers.current();
        JSONObject bySignature = new JSONObject();
        boolean any = false;
        for (Map.Entry<?, ?> operation : operations.entrySet()) {
            boolean may = gate.mayCall(caller, bean, String.valueOf(operation.getKey()));
            any |= may;
            mark(operation.getValue(), may);
            bySignature.put(String.valueOf(operation.getKey()), operation.getValue());
        }
        described.put("canInvoke", any);
        described.put("opByString", bySignature);
    }

    /** An operation that is overloaded is a list of them. */
    @SuppressWarnings("unchecked") // Jolokia's JSON has texts for keys
    private static void mark(@Nullable Object operation, boolean may) {
        if (operation instanceof Iterable<?> overloads) {
            overloads.forEach(each -> mark(each, may));
        } else if (operation instanceof Map<?, ?> one) {
            ((Map<String, Object>) one).put("canInvoke", may);
        }
    }
}
