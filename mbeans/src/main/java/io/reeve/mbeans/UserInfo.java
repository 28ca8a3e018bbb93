package io.reeve.mbeans;

import java.util.Map;

/**
 * A user, as far as one may know.
 *
 * @param name the user's name
 * @param privileges privileges separated by commas
 * @param extra facts that Reeve itself does not use, each as it was given
 */
public record UserInfo(String name, String privileges, Map<String, String> extra) {}
