/** Plugins: found, started in order, shown as MBeans, and closed in reverse order. */
@NullMarked
package io.reeve.service.plugin;

import org.jspecify.annotations.NullMarked;
