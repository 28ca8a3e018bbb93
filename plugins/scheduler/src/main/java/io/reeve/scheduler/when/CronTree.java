package io.reeve.scheduler.when;

import com.cronutils.model.field.CronField;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.expression.visitor.FieldExpressionVisitor;
import com.cronutils.model.field.value.FieldValue;

/** Gathers what a field of cron-utils' parse tree stands for, as sets of numbers. */
final class CronTree implements FieldExpressionVisitor {

    private final Field field;
    private long plain;
    private long last;
    private long nearest;
    private long nth;
    private boolean lastWorkday;

    private CronTree(Field field) {
        this.field = field;
    }

    static CronTree of(Field field, CronField parsed) {
        CronTree tree = new CronTree(field);
        parsed.getExpression().accept(tree);
        return tree;
    }

    /** The plain values. */
    long values() {
        return plain;
    }

    CronDays.MonthDays monthDays() {
        return new CronDays.MonthDays(plain, last, nearest, lastWorkday);
    }

    CronDays.WeekDays weekDays() {
        return new CronDays.WeekDays(plain, last, nth);
    }

    @Override
    public FieldExpression visit(Always always) {
        walk(field.min(), field.max(), 1);
        return always;
    }

    @Override
    public FieldExpression visit(QuestionMark mark) {
        walk(field.min(), field.max(), 1);
        return mark;
    }

    @Override
    public FieldExpression visit(And list) {
        list.getExpressions().forEach(item -> item.accept(this));
        return list;
    }

    @Override
    public FieldExpression visit(Between range) {
        walk(number(range.getFrom()), number(range.getTo()), 1);
        return range;
    }

    @Override
    public FieldExpression visit(com.cronutils.model.field.expression.Every steps) {
        int step = steps.getPeriod().getValue();
        if (steps.getExpression() instanceof Between range) {
            walk(number(range.getFrom()), number(range.getTo()), step);
        } else {
            walk(field.min(), field.max(), step);
        }
        return steps;
    }

    @Override
    public FieldExpression visit(On on) {
        int time = on.getTime().getValue();
        int number = on.getNth().getValue();
        switch (on.getSpecialChar().getValue()) {
            case NONE -> plain |= 1L << time;
            case L -> last |= 1L << (field == Field.DAY_OF_WEEK ? time : Math.max(number, 0));
            case LW -> lastWorkday = true;
            case W -> nearest |= 1L << time;
            case HASH -> nth |= 1L << (8 * number + time);
            case QUESTION_MARK -> walk(field.min(), field.max(), 1);
        }
        return on;
    }

    /** A range that ends below its beginning goes on where the field begins anew. */
    private void walk(int from, int to, int step) {
        int end = to < from ? to + field.cycle() : to;
        for (int value = from; value <= end; value += step) {
            boolean isOver = value >= field.min() + field.cycle();
            plain |= 1L << (isOver ? value - field.cycle() : value);
        }
    }

    private static int number(FieldValue<?> value) {
        return (Integer) value.getValue();
    }
}
