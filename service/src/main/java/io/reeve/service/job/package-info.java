/** Jobs: what an operator defines, the state machine that runs it, and the registry of all of them. */
@NullMarked
package io.reeve.service.job;

import org.jspecify.annotations.NullMarked;
