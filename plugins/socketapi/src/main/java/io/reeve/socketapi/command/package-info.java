/**
 * What requests mean: each command is a call on an MBean, in the name of whom the request names, and an answer in the form
 * that clients of php-backend-server know. What that form tells otherwise than the MBeans is known here alone.
 */
@NullMarked
package io.reeve.socketapi.command;

import org.jspecify.annotations.NullMarked;
