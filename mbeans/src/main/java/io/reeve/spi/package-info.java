/**
 * What a plugin of Reeve is made of. A plugin is a jar with a {@link io.reeve.spi.Plugin} that
 * {@link java.util.ServiceLoader} finds; it depends on this package and on {@code io.reeve.mbeans} alone.
 */
@NullMarked
package io.reeve.spi;

import org.jspecify.annotations.NullMarked;
