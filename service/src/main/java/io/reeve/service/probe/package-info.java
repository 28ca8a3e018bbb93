/**
 * Whether a job is ready for work and whether it still is: probes that ask it, what it prints, and what it notifies by
 * itself (sd_notify(3)). The only importer of junixsocket.
 */
@NullMarked
package io.reeve.service.probe;

import org.jspecify.annotations.NullMarked;
