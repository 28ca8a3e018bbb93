/** The daemon. {@code Main} is the one composition root: it calls constructors, nothing else wires anything. */
@NullMarked
package io.reeve.service;

import org.jspecify.annotations.NullMarked;
