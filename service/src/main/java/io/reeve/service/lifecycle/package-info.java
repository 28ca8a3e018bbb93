/** What begins and ends: parts that close in reverse order, threads with names. */
@NullMarked
package io.reeve.service.lifecycle;

import org.jspecify.annotations.NullMarked;
