/** What every plugin keeps to, as tests that each plugin's tests extend, and the service that they run it in. */
@NullMarked
package io.reeve.contract;

import org.jspecify.annotations.NullMarked;
