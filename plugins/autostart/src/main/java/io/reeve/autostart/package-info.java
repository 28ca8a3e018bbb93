/** Starts jobs when the service has started. */
@NullMarked
package io.reeve.autostart;

import org.jspecify.annotations.NullMarked;
