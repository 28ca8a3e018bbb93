/**
 * When a schedule is due. Everything here is immutable and pure: time comes in as an argument and nothing waits, reads or
 * writes. {@link io.reeve.scheduler.when.Times} is where one begins.
 */
@NullMarked
package io.reeve.scheduler.when;

import org.jspecify.annotations.NullMarked;
