/** Lists, reads, searches and follows log files. */
@NullMarked
package io.reeve.logexplorer;

import org.jspecify.annotations.NullMarked;
