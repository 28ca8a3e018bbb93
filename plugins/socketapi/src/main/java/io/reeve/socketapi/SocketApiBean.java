package io.reeve.socketapi;

import io.reeve.mbeans.SocketApiMXBean;
import io.reeve.socketapi.wire.Door;

/** The door as management clients see it. */
final class SocketApiBean implements SocketApiMXBean {

    private final Door door;

    SocketApiBean(Door door) {
        this.door = door;
    }

    @Override
    public String getHost() {
        return door.address().getAddress().getHostAddress();
    }

    @Override
    public int getPort() {
        return door.address().getPort();
    }

    @Override
    public int getConnections() {
        return door.connections();
    }

    @Override
    public long getRequests() {
        return door.received();
    }

    @Override
    public long getDropped() {
        return door.dropped();
    }
}
