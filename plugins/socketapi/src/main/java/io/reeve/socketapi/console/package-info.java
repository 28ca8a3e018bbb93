/** The console for people: by telnet or nc, they log in and call the MBeans by commands of one line. */
@NullMarked
package io.reeve.socketapi.console;

import org.jspecify.annotations.NullMarked;
