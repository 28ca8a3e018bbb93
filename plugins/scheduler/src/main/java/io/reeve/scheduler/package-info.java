/** Starts jobs at set times, and knows what became of it. */
@NullMarked
package io.reeve.scheduler;

import org.jspecify.annotations.NullMarked;
