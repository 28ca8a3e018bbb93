package io.reeve.service.gate;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.gate.Audit.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import javax.management.OperationsException;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** Asks the policy, and records what it denies. */
final class Checks {

    private final Policy policy;
    private final Audit audit;

    Checks(Policy policy, Audit audit) {
        this.policy = policy;
        this.audit = audit;
    }

    Policy policy() {
        return policy;
    }

    Permit toRead(Caller caller, ObjectName bean, String attribute) throws OperationsException {
        requireVisible(caller, bean, attribute);
        return attribute(caller, policy.toRead(bean, attribute), bean, attribute);
    }

    Permit toWrite(Caller caller, ObjectName bean, String attribute) throws OperationsException {
        requireVisible(caller, bean, attribute);
        return attribute(caller, policy.toWrite(bean, attribute), bean, attribute);
    }

    Permit toInvoke(Caller caller, ObjectName bean, String operation, @Nullable Object[] arguments)
            throws OperationsException, ReflectionException {
        requireVisible(caller, bean, operation);
        Optional<Need> need = policy.toInvoke(bean, operation);
        if (need.isEmpty() && policy.isOurs(bean)) {
            String message = bean + " has no operation " + operation;
            throw new ReflectionException(new NoSuchMethodException(message), message);
        }
        Need wanted = orClosed(need, caller, bean, operation);
        Permit permit = require(new Permit(caller, wanted, bean, operation, jobs(wanted, bean, arguments)));
        Optional<String> option = FlightRecorder.closedOption(bean, operation, arguments);
        if (option.isPresent()) {
            throw closed(caller, bean, operation + " with " + option.get());
        }
        return permit;
    }

    /** Who names no job at all wants something that is about every job, so as to say. */
    private static List<String> jobs(Need need, ObjectName bean, @Nullable Object[] arguments) {
        int index = need.jobArgument();
        Object named = index >= 0 && index < arguments.length ? arguments[index] : null;
        if (named instanceof String[] jobs && jobs.length > 0) {
            return Arrays.stream(jobs).map(String::valueOf).distinct().toList();
        }
        return List.of(named instanceof String job ? job : ObjectNames.jobOf(bean));
    }

    /** What must not be seen is the same to the caller as what does not exist. */
    void requireVisible(Caller caller, ObjectName bean, String member) throws InstanceNotFoundException {
        switch (policy.look(caller, bean)) {
            case SEEN -> {}
            case MISSING -> throw new InstanceNotFoundException(bean.toString());
            case CLOSED -> throw closed(caller, bean, member);
        }
    }

    SecurityException closed(Caller caller, ObjectName bean, String member) {
        String what = member.isEmpty() ? bean.toString() : member + " of " + bean;
        return denial(caller, "", what, what + " is closed to " + caller.name());
    }

    /** Jobs come and go: one that has gone since it was seen is missing. */
    private Need orClosed(Optional<Need> need, Caller caller, ObjectName bean, String member)
            throws InstanceNotFoundException {
        if (need.isEmpty()) {
            requireVisible(caller, bean, member);
        }
        return need.orElseThrow(() -> closed(caller, bean, member));
    }

    private Permit attribute(Caller caller, Optional<Need> need, ObjectName bean, String attribute)
            throws OperationsException {
        if (need.isEmpty() && policy.isOurs(bean)) {
            throw new AttributeNotFoundException(bean + " has no attribute " + attribute);
        }
        Need wanted = orClosed(need, caller, bean, attribute);
        return require(new Permit(caller, wanted, bean, attribute, List.of(ObjectNames.jobOf(bean))));
    }

    private Permit require(Permit permit) {
        Need need = permit.need();
        Caller caller = permit.caller();
        Optional<String> closed = need.byJob()
                ? Optional.of("").filter(any -> !caller.mayForSome(need))
                : permit.jobs().stream().filter(job -> !caller.may(need, job)).findFirst();
        if (closed.isEmpty()) {
            return permit;
        }
        String what = permit.member() + " of " + permit.bean();
        String job = closed.get().isEmpty() ? "" : " for job " + closed.get();
        String why = what + " is closed to " + caller.name() + ": it takes the privilege " + need.privilege() + job;
        throw denial(caller, need.privilege(), what, why);
    }

    private SecurityException denial(Caller caller, String privilege, String on, String why) {
        String sentence = caller.identity().isValid() ? why : "the login of " + caller.name() + " no longer counts";
        audit.record(caller.event(privilege, on, Outcome.DENIED, sentence));
        return new SecurityException(sentence);
    }
}
