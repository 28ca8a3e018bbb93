package io.reeve.socketapi.console;

import io.reeve.spi.Visitor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All commands by name; case does not matter. */
final class Verbs {

    private final Map<String, Verb> verbs = new LinkedHashMap<>();
    private final List<Verb> last = new ArrayList<>();

    Verbs() {
        JobVerbs.all().forEach(this::add);
        ServerVerbs.all().forEach(this::add);
        add(new Verb("help [COMMAND]", "Tells of a command, or of all.", false, this::help));
        addLast(new Verb("quit", "Ends this conversation.", false, Verbs::quit));
        addLast(ServerVerbs.shutdown());
    }

    private void add(Verb verb) {
        verbs.put(verb.name(), verb);
    }

    private void addLast(Verb verb) {
        add(verb);
        last.add(verb);
    }

    Optional<Verb> find(String name) {
        return Optional.ofNullable(verbs.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether nothing comes behind it. */
    boolean isLast(Verb verb) {
        return last.contains(verb);
    }

    private static String quit(Visitor visitor, Words words) throws UsageException {
        words.end();
        return "bye";
    }

    private String help(Visitor visitor, Words words) throws UsageException {
        if (!words.areLeft()) {
            return table(verbs.values());
        }
        String name = words.last();
        Verb verb = find(name).orElseThrow(() -> unknown(name));
        return table(List.of(verb));
    }

    private static String table(Iterable<Verb> verbs) {
        List<List<String>> rows = new ArrayList<>();
        verbs.forEach(verb -> rows.add(List.of(verb.usage(), verb.meaning())));
        return Screen.table(rows);
    }

    static UsageException unknown(String name) {
        return new UsageException("unknown command: " + name + "; help tells what there is");
    }
}
