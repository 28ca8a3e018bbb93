package io.reeve.service.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.service.config.Yaml;
import io.reeve.service.posix.Accounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ServiceRightsTest {
    private static final long NOBODY = Accounts.user("nobody").orElseThrow().user();
    private static final long NOGROUP = Accounts.user("nobody").orElseThrow().group();

    private final ServiceRights root = new ServiceRights(0, 0, kind -> 4096);
    private final ServiceRights nobody = new ServiceRights(NOBODY, NOGROUP, kind -> 4096);
    private final ServiceRights unlimited = new ServiceRights(NOBODY, NOGROUP, kind -> Limit.UNLIMITED);

    @Test
    void knows_users_and_groups_by_name_and_by_number() {
        assertThat(Accounts.user("0").orElseThrow().name()).isEqualTo("root");
        assertThat(Accounts.user("root").orElseThrow().home()).isEqualTo("/root");
        assertThat(Accounts.user(Long.toString(NOBODY))).isEqualTo(Accounts.user("nobody"));
        assertThat(Accounts.group("root")).contains(0L);
        assertThat(Accounts.group("0")).contains(0L);
        for (String stranger : List.of("no-such-one", "", "4294967295", "4294967296", "0x0", "-1", "root ")) {
            assertThat(Accounts.user(stranger)).as(stranger).isEmpty();
            assertThat(Accounts.group(stranger)).as(stranger).isEmpty();
        }
    }

    @Test
    void nobody_gives_what_the_system_does_not_know() {
        for (ServiceRights rights : List.of(root, nobody)) {
            assertThat(refusals(rights, "{user: no-such-user, group: 4294967290}"))
                    .containsExactly(
                            "user: expected a user of this system, not 'no-such-user'",
                            "group: expected a group of this system, not '4294967290'");
        }
    }

    @Test
    void root_gives_everything_else() {
        assertThat(refusals(root, "{user: nobody, group: root, nice: -20, umask: 0, limits: {nofile: unlimited}}"))
                .isEmpty();
    }

    @Test
    void another_user_gives_what_is_its_own() {
        assertThat(refusals(nobody, "{user: nobody, group: " + NOGROUP + ", nice: 0, umask: 77}"))
                .isEmpty();
        assertThat(refusals(nobody, "{nice: 19, limits: {nofile: 4096, nproc: '1:4096'}}"))
                .isEmpty();
        assertThat(refusals(unlimited, "{limits: {core: unlimited}}")).isEmpty();
    }

    @Test
    void what_needs_root_is_refused_with_what_another_user_could_give() {
        String end = "' needs root, but the service runs as user " + NOBODY + ": expected ";
        assertThat(refusals(nobody, "{user: root, group: 0, nice: -1, limits: {nofile: '1:4097', as: unlimited}}"))
                .containsExactly(
                        "user: 'root" + end + "its own user or none",
                        "group: '0" + end + "its own group or none",
                        "nice: '-1" + end + "0 to 19",
                        "limits: nofile: '1:4097" + end + "a hard limit of at most 4096",
                        "limits: as: 'unlimited" + end + "a hard limit of at most 4096");
    }

    @Test
    void what_is_refused_cannot_be_launched() {
        assertThatThrownBy(() -> nobody.constraints(resources("{nice: -1, user: root}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("user: 'root'", "; nice: '-1'");
    }

    @Test
    void a_user_is_changed_only_to_another_one() {
        assertThat(root.constraints(resources("{user: root, nice: 5}")).account())
                .isEmpty();
        assertThat(nobody.constraints(resources("{user: nobody}")).account()).isEmpty();
        assertThat(root.constraints(resources("{user: nobody, group: root}")).account())
                .contains(Accounts.user("nobody").orElseThrow().withGroup(0));
        assertThat(root.constraints(resources("{group: " + NOGROUP + "}")).account())
                .contains(Accounts.user("root").orElseThrow().withGroup(NOGROUP));
    }

    @Test
    void limits_reach_the_launch_as_prlimit_reads_them() {
        assertThat(root.constraints(resources("{limits: {as: 1k, nofile: '5:unlimited', nproc: unlimited}}"))
                        .limits())
                .containsExactly("nofile=5:unlimited", "nproc=unlimited", "as=1024");
    }

    @Test
    void only_a_job_with_a_user_learns_of_it_through_its_environment() {
        assertThat(ServiceRights.environment(resources("{group: root}"))).isEmpty();
        assertThat(ServiceRights.environment(resources("{user: root}")))
                .containsEntry("HOME", "/root")
                .containsEntry("USER", "root")
                .containsEntry("LOGNAME", "root")
                .hasSize(3);
    }

    private static List<String> refusals(ServiceRights rights, String yaml) {
        return rights.refusals(resources(yaml));
    }

    private static Resources resources(String yaml) {
        Map<String, Object> settings = new LinkedHashMap<>(Yaml.parse("test", yaml));
        settings.put("command", "a");
        return JobSpec.stored("j", settings).resources();
    }
}
