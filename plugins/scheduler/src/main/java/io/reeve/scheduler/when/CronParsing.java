package io.reeve.scheduler.when;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.parser.CronParser;
import java.util.EnumMap;
import java.util.Map;

/**
 * Has cron-utils parse an expression, and takes its parse tree only. Its ExecutionTime is not used: it leaves L, LW and W out
 * of lists, ends {@code 22-2} at 22, and throws at {@code 31W} in a short month.
 */
final class CronParsing {

    private static final CronParser PARSER = new CronParser(definition());

    private CronParsing() {}

    /** @throws IllegalArgumentException if cron-utils has another opinion of what was found right */
    static CronFields parse(CronText text) {
        try {
            return fields(text, trees(text));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(text.quoted() + " is not understood", e);
        }
    }

    private static Map<Field, CronTree> trees(CronText text) {
        Map<Field, CronTree> trees = new EnumMap<>(Field.class);
        for (CronField parsed : PARSER.parse(text.full()).retrieveFieldsAsMap().values()) {
            Field field = field(parsed.getField());
            trees.put(field, CronTree.of(field, parsed));
        }
        return trees;
    }

    private static CronFields fields(CronText text, Map<Field, CronTree> trees) {
        DayTimes times = new DayTimes(
                tree(trees, Field.SECOND).values(),
                tree(trees, Field.MINUTE).values(),
                tree(trees, Field.HOUR).values());
        boolean either = !text.isWild(Field.DAY_OF_MONTH) && !text.isWild(Field.DAY_OF_WEEK);
        CronDays days = new CronDays(
                tree(trees, Field.DAY_OF_MONTH).monthDays(),
                tree(trees, Field.DAY_OF_WEEK).weekDays(),
                either);
        return new CronFields(times, days, tree(trees, Field.MONTH).values());
    }

    private static CronTree tree(Map<Field, CronTree> trees, Field field) {
        CronTree tree = trees.get(field);
        if (tree == null) {
            throw new IllegalArgumentException("no " + field);
        }
        return tree;
    }

    private static Field field(CronFieldName name) {
        return Field.valueOf(name.name());
    }

    private static CronDefinition definition() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .and()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .supportsL()
                .supportsHash()
                .and()
                .instance();
    }
}
