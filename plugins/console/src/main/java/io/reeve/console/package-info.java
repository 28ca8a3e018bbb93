/** Our pages in the console: jobs, schedules, logs and users. */
@NullMarked
package io.reeve.console;

import org.jspecify.annotations.NullMarked;
