/** The audit trail: who changed what and who was denied what, in files whose records are chained by hashes. */
@NullMarked
package io.reeve.service.audit;

import org.jspecify.annotations.NullMarked;
