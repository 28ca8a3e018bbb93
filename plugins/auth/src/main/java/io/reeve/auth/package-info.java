/** Who callers are and what they may do: users with passwords, tokens, and privileges. */
@NullMarked
package io.reeve.auth;

import org.jspecify.annotations.NullMarked;
