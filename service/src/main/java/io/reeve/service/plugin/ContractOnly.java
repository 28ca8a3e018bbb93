package io.reeve.service.plugin;

import io.reeve.spi.Plugin;

/**
 * What classes of a dropped-in jar see beside the JDK: the contract. Libraries of the service are hidden from it, so that it
 * brings its own, in the versions it was built with.
 */
final class ContractOnly extends ClassLoader {

    ContractOnly() {
        super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("io.reeve.mbeans.") || name.startsWith("io.reeve.spi.")) {
            return Class.forName(name, false, Plugin.class.getClassLoader());
        }
        throw new ClassNotFoundException(name);
    }
}
