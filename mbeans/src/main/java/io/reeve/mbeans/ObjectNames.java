package io.reeve.mbeans;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names under which Reeve's MBeans are registered; the only place that makes them. */
public final class ObjectNames {

    /** The domain of every MBean of Reeve. */
    public static final String DOMAIN = "reeve";

    /** The service itself. */
    public static final ObjectName SERVER = of(DOMAIN + ":type=Server");

    /** Matches every job. */
    public static final ObjectName JOBS = of(DOMAIN + ":type=Job,name=*");

    private ObjectNames() {}

    /** The name of a job's MBean: {@code reeve:type=Job,name=NAME}; the key is quoted only if it has to be. */
    public static ObjectName job(String name) {
        return of(DOMAIN + ":type=Job,name=" + quotedIfNeeded(name));
    }

    /** The job's name that {@link #job} put into an object name. */
    public static String jobName(ObjectName objectName) {
        String value = objectName.getKeyProperty("name");
        return value.startsWith("\"") ? ObjectName.unquote(value) : value;
    }

    private static String quotedIfNeeded(String value) {
        boolean plain = value.chars().noneMatch(c -> ",=:\"*?\n\\".indexOf(c) >= 0);
        return plain ? value : ObjectName.quote(value);
    }

    private static ObjectName of(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not an object name: " + text, e);
        }
    }
}
