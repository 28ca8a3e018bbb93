/** What has become of jobs lately: how their states changed, and how often they were started again by themselves. */
@NullMarked
package io.reeve.service.history;

import org.jspecify.annotations.NullMarked;
