package io.reeve.service.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.FakeAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.InstanceNotFoundException;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private final ObjectName job = ObjectNames.job("j");
    private final Caller admin = new Caller(new FakeAccess().user("admin", "*").identity("admin"), "test", "");
    private final List<Audit.Event> audit = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_job_that_goes_between_two_looks_is_missing_and_nothing_was_denied(int looks) {
        assertThatThrownBy(() -> goneAfter(looks).toInvoke(admin, job, "vanish", new Object[0]))
                .isInstanceOf(InstanceNotFoundException.class);
        assertThatThrownBy(() -> goneAfter(looks).toRead(admin, job, "Vanished"))
                .isInstanceOf(InstanceNotFoundException.class);
        assertThat(audit).isEmpty();
    }

    private Checks goneAfter(int looks) {
        Needs needs = new Needs(Map.of("State", Need.toRead("STATUS")), Map.of(), Map.of());
        AtomicInteger looked = new AtomicInteger();
        return new Checks(
                new Policy(bean -> looked.incrementAndGet() <= looks ? Optional.of(needs) : Optional.empty()),
                audit::add);
    }
}
