/**
 * Settings, the home directory and the files in it: everything that is read from disk becomes a validated record here,
 * or a list of everything that is wrong with it.
 */
@NullMarked
package io.reeve.service.config;

import org.jspecify.annotations.NullMarked;
