package io.reeve.service.gate;

import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.Privilege;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectName;

/**
 * What callers from outside may do, by object name and member. Whatever is not named here is closed: of the JVM's own
 * beans several write files or load code (DiagnosticCommand, HotSpotDiagnostic, Logging, MLet; {@link FlightRecorder} in part).
 */
public final class Policy {

    /** What it takes to look into the JVM, whose system properties and arguments tell more than jobs do. */
    static final String JVM = "JVM";

    private static final String HAWTIO = "hawtio";

    private static final Set<String> JVM_DOMAINS = Set.of("java.lang", "java.nio");

    /** JConsole's and VisualVM's thread views live on these; they only read. */
    private static final Pattern THREAD_VIEWS = Pattern.compile("(get|find|dump)[A-Z]\\w*");

    /** They tell nothing of jobs, except what this very caller may. */
    private static final Set<ObjectName> FOR_ALL = Set.of(MBeanServerDelegate.DELEGATE_NAME, ObjectNames.SECURITY);

    private static final Need LOOK_INTO_JVM = Need.toRead(JVM);
    private static final Need NOTHING = Need.toRead("");

    /** Who holds none of these for a job does not learn whether it exists. */
    private static final Set<Need> ABOUT_JOBS = Stream.of(JobMXBean.class.getMethods())
            .map(Policy::privilegeOf)
            .map(Need::toRead)
            .collect(Collectors.toUnmodifiableSet());

    private final Needs.Directory directory;

    public Policy(Needs.Directory directory) {
        this.directory = directory;
    }

    /** What a bean is to a caller. */
    enum Sight {
        SEEN,
        /** It does not exist, and the caller may know that. */
        MISSING,
        CLOSED
    }

    /** Looks once, since beans come and go meanwhile. */
    Sight look(Caller caller, ObjectName bean) {
        if (isJvm(bean)) {
            return caller.may(LOOK_INTO_JVM, "") ? Sight.SEEN : Sight.CLOSED;
        }
        if (FOR_ALL.contains(bean)) {
            return caller.may(NOTHING, "") ? Sight.SEEN : Sight.CLOSED;
        }
        Optional<Needs> needs = needs(bean);
        if (needs.isEmpty()) {
            return mayKnow(caller, bean) ? Sight.MISSING : Sight.CLOSED;
        }
        String job = ObjectNames.jobOf(bean);
        boolean any = needs.get().all().stream().anyMatch(need -> meets(caller, need, job));
        return any ? Sight.SEEN : Sight.CLOSED;
    }

    /** Whether the bean exists as far as the caller is concerned. */
    boolean maySee(Caller caller, ObjectName bean) {
        return look(caller, bean) == Sight.SEEN;
    }

    /** Whether the caller may know that there is no such bean. Hawtio looks for some of its own that are not needed here. */
    private static boolean mayKnow(Caller caller, ObjectName bean) {
        String job = ObjectNames.jobOf(bean);
        return (bean.getDomain().equals(ObjectNames.DOMAIN) || bean.getDomain().equals(HAWTIO))
                && caller.identity().isValid()
                && (job.isEmpty() || ABOUT_JOBS.stream().anyMatch(need -> caller.may(need, job)));
    }

    /** Whether the caller may use a member of a bean, for some job at least. */
    static boolean meets(Caller caller, Need need, String job) {
        return need.isAboutJobs() ? caller.mayForSome(need) : caller.may(need, job);
    }

    /** What reading takes; empty if nobody may, or there is no such attribute. */
    Optional<Need> toRead(ObjectName bean, String attribute) {
        if (isJvm(bean)) {
            return Optional.of(LOOK_INTO_JVM);
        }
        if (bean.equals(MBeanServerDelegate.DELEGATE_NAME)) {
            return Optional.of(NOTHING);
        }
        return needs(bean).map(needs -> needs.toRead(attribute));
    }

    /** What setting takes; empty if nobody may, or there is no such attribute. */
    Optional<Need> toWrite(ObjectName bean, String attribute) {
        return directory.of(bean).map(needs -> needs.toWrite(attribute));
    }

    /** What calling takes; empty if nobody may, or there is no such operation. The name comes without a signature. */
    Optional<Need> toInvoke(ObjectName bean, String operation) {
        if (isThreading(bean) && THREAD_VIEWS.matcher(operation).matches()) {
            return Optional.of(LOOK_INTO_JVM);
        }
        return needs(bean).map(needs -> needs.toInvoke(operation));
    }

    /** Whether the caller may call any operation of a bean. */
    boolean mayInvokeAny(Caller caller, ObjectName bean) {
        String job = ObjectNames.jobOf(bean);
        return needs(bean)
                .map(needs -> needs.operations().stream().anyMatch(need -> meets(caller, need, job)))
                .orElse(isThreading(bean) && caller.may(LOOK_INTO_JVM, ""));
    }

    /** The privileges that the caller has of those that the bean's members take; empty if the policy does not know them. */
    Optional<String> rights(Caller caller, ObjectName bean) {
        String job = ObjectNames.jobOf(bean);
        return needs(bean).map(needs -> needs.all().stream()
                .filter(need -> meets(caller, need, job))
                .map(need -> need.privilege() + (need.isAboutJobs() ? "?" : ""))
                .distinct()
                .sorted()
                .collect(Collectors.joining(",")));
    }

    boolean mayLookIntoJvm(Caller caller) {
        return caller.may(LOOK_INTO_JVM, "");
    }

    /** Whether this bean is one of ours that is registered. */
    boolean isOurs(ObjectName bean) {
        return directory.of(bean).isPresent();
    }

    private Optional<Needs> needs(ObjectName bean) {
        return bean.equals(FlightRecorder.NAME) ? Optional.of(FlightRecorder.NEEDS) : directory.of(bean);
    }

    private static boolean isJvm(ObjectName bean) {
        return JVM_DOMAINS.contains(bean.getDomain());
    }

    private static boolean isThreading(ObjectName bean) {
        return bean.getDomain().equals("java.lang") && "Threading".equals(bean.getKeyProperty("type"));
    }

    private static String privilegeOf(Method method) {
        return method.getAnnotation(Privilege.class).value();
    }
}
