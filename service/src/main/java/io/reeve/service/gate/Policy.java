package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/**
 * What a caller from outside may do, by object name and member. Whatever is not named here is closed: of the JVM's own
 * beans several write files or load code (DiagnosticCommand, HotSpotDiagnostic, FlightRecorder, Logging, MLet).
 */
public final class Policy {

    private static final Set<String> OPEN_DOMAINS =
            Set.of(ObjectNames.DOMAIN, "java.lang", "java.nio", "JMImplementation");

    /** JConsole's and VisualVM's thread views live on these; they only read. */
    private static final Pattern THREAD_VIEWS = Pattern.compile("(get|find|dump)[A-Z]\\w*");

    /** Whether the bean exists as far as the caller is concerned. */
    public boolean maySee(ObjectName name) {
        return OPEN_DOMAINS.contains(name.getDomain());
    }

    /** Whether the attribute may be read. */
    public boolean mayRead(ObjectName name, String attribute) {
        return maySee(name);
    }

    /** Whether the attribute may be set. */
    public boolean mayWrite(ObjectName name, String attribute) {
        return isOurs(name);
    }

    /** Whether the operation may be called; its name comes without a signature. */
    public boolean mayInvoke(ObjectName name, String operation) {
        return isOurs(name)
                || (isThreading(name) && THREAD_VIEWS.matcher(operation).matches());
    }

    private static boolean isOurs(ObjectName name) {
        return name.getDomain().equals(ObjectNames.DOMAIN);
    }

    private static boolean isThreading(ObjectName name) {
        return name.getDomain().equals("java.lang") && "Threading".equals(name.getKeyProperty("type"));
    }
}
