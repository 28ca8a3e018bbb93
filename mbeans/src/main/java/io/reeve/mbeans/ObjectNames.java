package io.reeve.mbeans;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names under which Reeve's MBeans are registered; the only place that makes them. */
public final class ObjectNames {

    /** The domain of every MBean of Reeve. */
    public static final String DOMAIN = "reeve";

    /** The service itself. */
    public static final ObjectName SERVER = of(DOMAIN + ":type=Server");

    /** Users, privileges and tokens. */
    public static final ObjectName AUTH = of(DOMAIN + ":type=Auth");

    /** The audit trail. */
    public static final ObjectName AUDIT = of(DOMAIN + ":type=Audit");

    /** What keeps the logs from filling the disk. */
    public static final ObjectName LOG_CLEANER = of(DOMAIN + ":type=LogCleaner");

    /** Log files to read. */
    public static final ObjectName LOG_EXPLORER = of(DOMAIN + ":type=LogExplorer");

    /** The schedules of jobs. */
    public static final ObjectName SCHEDULER = of(DOMAIN + ":type=Scheduler");

    /** The door for clients of php-backend-server. */
    public static final ObjectName SOCKET_API = of(DOMAIN + ":type=SocketApi");

    /** What Hawtio asks which operations it may offer. */
    public static final ObjectName SECURITY = of(DOMAIN + ":type=security,area=jmx");

    /** Matches every job. */
    public static final ObjectName JOBS = of(DOMAIN + ":type=Job,name=*");

    private ObjectNames() {}

    /** The name of a job's MBean: {@code reeve:type=Job,name=NAME}; the key is quoted only if it has to be. */
    public static ObjectName job(String name) {
        return of(DOMAIN + ":type=Job,name=" + quotedIfNeeded(name));
    }

    /** The job's name that {@link #job} put into an object name. */
    public static String jobName(ObjectName objectName) {
        return unquoted(objectName.getKeyProperty("name"));
    }

    /** The name of a plugin's MBean. */
    public static ObjectName plugin(String name) {
        return of(DOMAIN + ":type=Plugin,name=" + quotedIfNeeded(name));
    }

    /** The name of a schedule's MBean: {@code reeve:type=Schedule,job=NAME,id=ID}. */
    public static ObjectName schedule(String job, String id) {
        return of(DOMAIN + ":type=Schedule,job=" + quotedIfNeeded(job) + ",id=" + id);
    }

    /** The job that an MBean is about; empty if it is not that of a job or of something of a job. */
    public static String jobOf(ObjectName objectName) {
        String type = objectName.getDomain().equals(DOMAIN) ? objectName.getKeyProperty("type") : "";
        String value = objectName.getKeyProperty("Schedule".equals(type) ? "job" : "name");
        boolean ofJob = "Job".equals(type) || "Schedule".equals(type);
        return ofJob && value != null ? unquoted(value) : "";
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? ObjectName.unquote(value) : value;
    }

    private static String quotedIfNeeded(String value) {
        boolean plain = value.chars().noneMatch(c -> ",=:\"*?\n\\".indexOf(c) >= 0);
        return plain ? value : ObjectName.quote(value);
    }

    /**
     * Reads an object name.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ObjectName of(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException e) {
            throw new IllegalArgumentException("not an object name: " + text, e);
        }
    }
}
