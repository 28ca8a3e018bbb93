/** The service's own log. */
@NullMarked
package io.reeve.service.log;

import org.jspecify.annotations.NullMarked;
