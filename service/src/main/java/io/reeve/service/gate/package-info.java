/** What callers from outside may do: one policy, and one decorator of the MBean server that every door goes through. */
@NullMarked
package io.reeve.service.gate;

import org.jspecify.annotations.NullMarked;
