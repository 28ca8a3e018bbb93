package io.reeve.service.e2e;

import io.reeve.mbeans.ObjectNames;

/** Who uses the console: root, who may do everything, and ann, who may look on. */
final class People {
    private People() {}

    /** Sees to it that the service knows them. */
    static void add(Client client) {
        if (!client.exec(ObjectNames.AUTH, "getAll").getAsJsonObject().has("ann")) {
            client.exec(ObjectNames.AUTH, "add", "ann", "secret-of-ann", "viewer", "");
            client.exec(ObjectNames.AUTH, "add", "root", "secret-of-root", "*", "");
        }
    }
}
