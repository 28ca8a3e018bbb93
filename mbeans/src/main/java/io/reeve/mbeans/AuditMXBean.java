package io.reeve.mbeans;

import io.reeve.mbeans.Operation.Impact;
import java.util.List;

/** The audit trail: a record for each change and for each denial, chained by hashes. */
@Description("Who changed what, and who was denied what.")
public interface AuditMXBean {

    @Privilege("AUDIT.GET")
    @Description("Number of the last record, counted from 1; 0 if there is none.")
    long getRecordCount();

    @Privilege("AUDIT.GET")
    @Description("Hash of the last record, over which that of the next one will go.")
    String getLastHash();

    @Privilege("AUDIT.GET")
    @Description("How many records could not be written since the service started.")
    long getLostCount();

    @Privilege("AUDIT.GET")
    @Operation(Impact.INFO)
    @Description("The last records, the newest at the end.")
    List<AuditRecord> tail(@Description("How many at most, 1 to 10,000.") int count);

    @Privilege("AUDIT.GET")
    @Operation(Impact.INFO)
    @Description("Reads the whole trail and checks that nothing in it was changed, taken out or put in.")
    AuditCheck verify();
}
