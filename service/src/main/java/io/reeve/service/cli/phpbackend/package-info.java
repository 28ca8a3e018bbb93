/** Reads what an installation of php-backend-server has on disk. */
@NullMarked
package io.reeve.service.cli.phpbackend;

import org.jspecify.annotations.NullMarked;
