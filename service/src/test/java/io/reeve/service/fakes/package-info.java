/** Stand-ins for the beans, for tests of what lies in front of them. */
@NullMarked
package io.reeve.service.fakes;

import org.jspecify.annotations.NullMarked;
