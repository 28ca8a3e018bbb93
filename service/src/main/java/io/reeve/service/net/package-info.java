/** Addresses, and TLS with the certificates on both of its sides. Needs the JDK only. */
@NullMarked
package io.reeve.service.net;

import org.jspecify.annotations.NullMarked;
