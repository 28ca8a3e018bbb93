package io.reeve.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.AuditMXBean;
import io.reeve.mbeans.AuthMXBean;
import io.reeve.mbeans.JobMXBean;
import io.reeve.mbeans.Privilege;
import io.reeve.mbeans.ServerMXBean;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GrantsTest {

    private static final Vocabulary VOCABULARY = new Vocabulary(() -> Set.of("GUARDER.PAUSE", "BARE"));

    private static Grants grants(String text) {
        return Grants.parse(text, VOCABULARY::check);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "' , ,', ''",
        "'STATUS,GET,STATUS,SERVERMEM', 'STATUS,GET,SERVERMEM'",
        "' STATUS , GET', 'STATUS,GET'",
        "'GET,*', '*'",
        "'*,START@a', '*'",
        "'START@*,*@a', 'START@*,*@a'",
        "'viewer,START@billing-*', 'viewer,START@billing-*'",
        "'START@mail queue', 'START@mail queue'",
        "'START@a@b', 'START@a@b'",
        "'GUARDER.PAUSE', 'GUARDER.PAUSE'",
        "'admin,GET', 'admin,GET'",
    })
    void are_kept_in_order_without_blanks_and_doubles(String given, String kept) {
        assertThat(grants(given).text()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({
        // held, wanted, job, allowed, for some
        "'', START, '', false, false",
        "START, START, '', true, true",
        "START, START, billing, true, true",
        "START, STOP, billing, false, false",
        "START, start, billing, false, false",
        "START@billing-*, START, billing-1, true, true",
        "START@billing-*, START, mail, false, true",
        "START@billing-*, START, '', false, true",
        "START@*, START, billing, true, true",
        "START@*, START, '', false, true",
        "START@*, STOP, billing, false, false",
        "'START@a,START@b', START, b, true, true",
        "'START@a,START', START, '', true, true",
        "*, GUARDER.PAUSE, '', true, true",
        "*, NOBODY.KNOWS, job, true, true",
        "admin, AUTH.ADD, '', true, true",
        "*@billing-*, START, billing-1, true, true",
        "*@billing-*, START, mail, false, true",
        "*@billing-*, AUTH.ADD, '', false, true",
        "admin@billing-*, DELETE, billing-1, true, true",
        "admin@billing-*, SERVERSTOP, '', false, true",
        "viewer, STATUS, billing, true, true",
        "viewer, SERVERMEM, '', true, true",
        "viewer, LOGEXPLORER.GET, '', true, true",
        "viewer, START, billing, false, false",
        "viewer, SERVERREAD, '', false, false",
        "viewer, LOGEXPLORER.SERVERGET, '', false, false",
        "viewer, GET, billing, false, false",
        "viewer@a, STATUS, a, true, true",
        "viewer@a, STATUS, b, false, true",
        "operator, STATUS, billing, true, true",
        "operator, SCHEDULER.GETLOG, '', true, true",
        "operator, GET, billing, true, true",
        "operator, START, billing, true, true",
        "operator, LOGEXPLORER.SERVERGET, '', true, true",
        "operator, SERVERREAD, '', true, true",
        "operator, SERVERSTOP, '', false, false",
        "operator, ADD, billing, false, false",
        "operator, AUTH.GET, '', false, false",
        "operator, JVM, '', false, false",
        "operator, '', '', false, false",
    })
    void allow(String held, String wanted, String job, boolean allowed, boolean forSome) {
        assertThat(grants(held).allow(wanted, job)).isEqualTo(allowed);
        assertThat(grants(held).allowForSome(wanted)).isEqualTo(forSome);
    }

    @ParameterizedTest
    @CsvSource({"*, true", "admin, true", "'GET,admin', true", "*@*, false", "admin@*, false", "operator, false"})
    void hold_everything_only_if_limited_to_no_jobs(String held, boolean everything) {
        assertThat(grants(held).holdEverything()).isEqualTo(everything);
    }

    @ParameterizedTest
    @CsvSource({
        "STRAT, 'there is no privilege ''STRAT''; did you mean START?'",
        "start, 'there is no privilege ''start''; did you mean START?'",
        "viewr, 'there is no privilege ''viewr''; did you mean viewer?'",
        "AUTH.ADDTOKENS, 'there is no privilege ''AUTH.ADDTOKENS''; did you mean AUTH.ADDTOKEN?'",
        "'START,NOSUCHTHING', 'there is no privilege ''NOSUCHTHING'''",
        "STRAT@a, 'there is no privilege ''STRAT''; did you mean START?'",
        "@a, 'there is no privilege '''''",
        "START@, 'privilege ''START@'': expected names of jobs after the @'",
        "AUTH.*, 'there is no privilege ''AUTH.*'''",
        "BARE, 'there is no privilege ''BARE'''",
    })
    void are_refused_by_name_if_unknown(String given, String message) {
        assertThatThrownBy(() -> grants(given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void are_not_read_beyond_any_reason() {
        assertThatThrownBy(() -> grants("START,".repeat(2_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10,000");
        assertThatThrownBy(() -> grants("X".repeat(9_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no privilege '" + "X".repeat(64) + "...'");
    }

    @ParameterizedTest
    @ValueSource(classes = {AuthMXBean.class, ServerMXBean.class, JobMXBean.class, AuditMXBean.class})
    void can_be_all_that_members_of_our_beans_take(Class<?> mxbean) {
        assertThat(Stream.of(mxbean.getMethods()).map(GrantsTest::privilege)).allSatisfy(VOCABULARY::check);
    }

    @Test
    void of_a_plugin_that_has_not_started_pass_if_they_were_given_before() {
        VOCABULARY.checkStored("NEVER.SEEN");
        assertThatThrownBy(() -> VOCABULARY.check("NEVER.SEEN")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VOCABULARY.checkStored("SEEN")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String privilege(Method method) {
        return method.getAnnotation(Privilege.class).value();
    }
}
