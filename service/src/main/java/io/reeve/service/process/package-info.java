/**
 * Processes that outlive their manager: started through Commons Exec and a small shell shim, known by pid and start
 * time, adopted by the next service, ended with everything they left behind. The only importer of Commons Exec.
 */
@NullMarked
package io.reeve.service.process;

import org.jspecify.annotations.NullMarked;
