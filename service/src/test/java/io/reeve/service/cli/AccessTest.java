package io.reeve.service.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.ObjectNames;
import io.reeve.service.fakes.GuardedDoors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.MBeanInfo;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may what: every attribute and operation of every bean, asked by every role through every door. The answers stand in
 * {@code access.txt}, to be read by people; {@code -Daccess.update=true} rewrites it. A member that is added without being
 * listed there fails, and so does a door that answers otherwise.
 */
class AccessTest {

    private static final Path GOLDEN = Path.of("src/test/resources/access.txt");

    /** Each is a user; the password is the name. */
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put("everything", "*");
        ROLES.put("operator", "operator");
        ROLES.put("viewer", "viewer");
        ROLES.put("billing", "operator@bill*");
        ROLES.put("starter", "START@billing");
        ROLES.put("nothing", "");
    }

    private static final List<ObjectName> BEANS = List.of(
            ObjectNames.job("billing"),
            ObjectNames.job("mail"),
            ObjectNames.job("missing"),
            ObjectNames.SERVER,
            ObjectNames.AUTH,
            ObjectNames.AUDIT,
            ObjectNames.LOG_CLEANER,
            ObjectNames.LOG_EXPLORER,
            ObjectNames.SCHEDULER,
            ObjectNames.SOCKET_API,
            ObjectNames.plugin("auth"),
            ObjectNames.plugin("autostart"),
            ObjectNames.plugin("console"),
            ObjectNames.plugin("guarder"),
            ObjectNames.plugin("scheduler"),
            ObjectNames.plugin("logcleaner"),
            ObjectNames.plugin("logexplorer"),
            ObjectNames.plugin("socket-api"));

    @TempDir
    static Path directory;

    private static GuardedDoors doors;
    private static final Map<String, String> TOKENS = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        doors = new GuardedDoors(directory);
        ROLES.forEach((role, privileges) -> {
            doors.auth().add(role, role, privileges, "");
            TOKENS.put(role, doors.auth().addToken(role, "test", "*", 1).token());
        });
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @Test
    void every_door_gives_every_role_the_same_answer_about_every_member() throws Exception {
        List<Member> members = members();
        Map<String, List<Boolean>> jmx = table(members, JmxAccess::new);
        Map<String, List<Boolean>> http = table(members, HttpAccess::new);
        Map<String, List<Boolean>> cli = table(members, CliAccess::new);
        String rendered = render(members, jmx);
        if (Boolean.getBoolean("access.update")) {
            Files.writeString(GOLDEN, rendered);
        }
        assertThat(rendered.lines())
                .as("who may what; if the change is meant, run with -Daccess.update=true")
                .containsExactlyElementsOf(Files.readAllLines(GOLDEN));
        assertThat(render(members, http)).as("over HTTP").isEqualTo(rendered);
        for (int i = 0; i < members.size(); i++) {
            if (CliAccess.command(members.get(i)).isPresent()) {
                for (String role : ROLES.keySet()) {
                    assertThat(cli.get(role).get(i))
                            .as(role + ": " + members.get(i) + " by the command line")
                            .isEqualTo(jmx.get(role).get(i));
                }
            }
        }
    }

    /** Opens a door for a role. */
    private interface Opening {
        Access open(GuardedDoors doors, String role, String token) throws Exception;
    }

    private static Map<String, List<Boolean>> table(List<Member> members, Opening opening) throws Exception {
        Map<String, List<Boolean>> table = new LinkedHashMap<>();
        for (String role : ROLES.keySet()) {
            try (Access access = opening.open(doors, role, TOKENS.get(role))) {
                List<Boolean> answers = new ArrayList<>();
                for (Member member : members) {
                    answers.add(access.isOpen(member));
                }
                table.put(role, answers);
            }
        }
        return table;
    }

    /** All that is exported, found past the gate; of a job that does not exist, what one that does has. */
    private static List<Member> members() throws Exception {
        List<Member> members = new ArrayList<>();
        for (ObjectName bean : BEANS) {
            ObjectName alike = bean.equals(ObjectNames.job("missing")) ? ObjectNames.job("mail") : bean;
            MBeanInfo info = ManagementFactory.getPlatformMBeanServer().getMBeanInfo(alike);
            Stream.of(info.getAttributes())
                    .flatMap(attribute -> Member.of(bean, attribute))
                    .sorted(Comparator.comparing(Member::toString))
                    .forEach(members::add);
            Stream.of(info.getOperations())
                    .flatMap(operation -> Member.of(bean, operation))
                    .sorted(Comparator.comparing(Member::toString))
                    .forEach(members::add);
        }
        assertThat(new TreeSet<>(
                        ManagementFactory.getPlatformMBeanServer().queryNames(ObjectName.getInstance("reeve:*"), null)))
                .as("every bean is in the table")
                .containsOnlyOnceElementsOf(List.of(ObjectNames.SECURITY))
                .allMatch(name -> BEANS.contains(name) || name.equals(ObjectNames.SECURITY));
        return members;
    }

    private static String render(List<Member> members, Map<String, List<Boolean>> answers) {
        StringBuilder text = new StringBuilder();
        text.append("%-48s".formatted(""))
                .append(ROLES.keySet().stream().map("%-11s"::formatted).collect(Collectors.joining()))
                .append('\n');
        for (int i = 0; i < members.size(); i++) {
            int row = i;
            text.append("%-48s".formatted(members.get(i)))
                    .append(ROLES.keySet().stream()
                            .map(role -> "%-11s".formatted(answers.get(role).get(row) ? "yes" : "-"))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return text.toString().lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }
}
