/** The operating system below the JDK: the one place that calls native code. */
@NullMarked
package io.reeve.service.posix;

import org.jspecify.annotations.NullMarked;
