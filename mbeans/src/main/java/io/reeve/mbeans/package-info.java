/**
 * The management contract: everything an operator or a program can ask of Reeve, as MXBean interfaces and value
 * records. Every door (RMI, HTTP, the console, the socket API) is a client of this surface. Needs the JDK only.
 */
@NullMarked
package io.reeve.mbeans;

import org.jspecify.annotations.NullMarked;
