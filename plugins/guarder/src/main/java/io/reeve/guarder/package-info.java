/** Brings jobs back unless a person stopped them. */
@NullMarked
package io.reeve.guarder;

import org.jspecify.annotations.NullMarked;
