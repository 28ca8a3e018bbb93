package io.reeve.mbeans;

import java.util.List;

/**
 * What reading the whole audit trail has found.
 *
 * @param records how many records there are
 * @param lastHash the hash of the last one; empty if there is none
 * @param problems what is wrong, each with file and line; empty if nothing is
 */
public record AuditCheck(long records, String lastHash, List<String> problems) {}
