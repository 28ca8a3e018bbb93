/** Compresses and deletes old log files, and leaves logs unwritten where the disk is nearly full. */
@NullMarked
package io.reeve.logcleaner;

import org.jspecify.annotations.NullMarked;
