/** JSON over HTTP: an embedded Jetty, and Jolokia's protocol on the gated MBean server. The only importer of both. */
@NullMarked
package io.reeve.service.http;

import org.jspecify.annotations.NullMarked;
