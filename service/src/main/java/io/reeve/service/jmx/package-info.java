/** Our MBeans as management clients see them: exported with names and descriptions, notifying, and open over RMI. */
@NullMarked
package io.reeve.service.jmx;

import org.jspecify.annotations.NullMarked;
