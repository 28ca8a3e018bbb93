package io.reeve.service.audit;

import io.reeve.mbeans.AuditCheck;
import io.reeve.mbeans.AuditMXBean;
import io.reeve.mbeans.AuditRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The audit trail as management clients see it. */
public final class AuditBean implements AuditMXBean {

    private static final int MOST_RECORDS = 10_000;

    private final AuditTrail trail;

    public AuditBean(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public long getRecordCount() {
        return trail.last().number();
    }

    @Override
    public String getLastHash() {
        return trail.last().hash();
    }

    @Override
    public long getLostCount() {
        return trail.lostCount();
    }

    @Override
    public List<AuditRecord> tail(int count) {
        if (count < 1 || count > MOST_RECORDS) {
            throw new IllegalArgumentException("count is " + count + ": expected 1 to 10,000");
        }
        try {
            return trail.tail(count);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    @Override
    public AuditCheck verify() {
        try {
            return trail.verify();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
