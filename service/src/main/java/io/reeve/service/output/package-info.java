/**
 * What jobs print: from FIFOs through one reactor thread into rings (recent output, mapped files) and log files. A kill
 * of the service at any instruction loses no byte and doubles none; {@link io.reeve.service.output.Ring} says how.
 */
@NullMarked
package io.reeve.service.output;

import org.jspecify.annotations.NullMarked;
