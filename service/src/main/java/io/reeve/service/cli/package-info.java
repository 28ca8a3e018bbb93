/**
 * The command line: what {@code bin/reeve} and {@code bin/reeved} run. A client of the HTTP door, with no knowledge of
 * the service beyond the management contract.
 */
@NullMarked
package io.reeve.service.cli;

import org.jspecify.annotations.NullMarked;
