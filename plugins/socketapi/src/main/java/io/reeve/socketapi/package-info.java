/** The door for clients of php-backend-server: its wire protocol in front of the MBeans. */
@NullMarked
package io.reeve.socketapi;

import org.jspecify.annotations.NullMarked;
