package io.reeve.socketapi;

import io.reeve.mbeans.SocketApiMXBean;
import io.reeve.socketapi.wire.Port;

/** The door as management clients see it. */
final class SocketApiBean implements SocketApiMXBean {

    private final Port frames;
    private final Port text;

    SocketApiBean(Port frames, Port text) {
        this.frames = frames;
        this.text = text;
    }

    @Override
    public String getHost() {
        return frames.address().getAddress().getHostAddress();
    }

    @Override
    public int getPort() {
        return frames.address().getPort();
    }

    @Override
    public int getTextPort() {
        return text.address().getPort();
    }

    @Override
    public int getConnections() {
        return frames.connections() + text.connections();
    }

    @Override
    public long getRequests() {
        return frames.received() + text.received();
    }

    @Override
    public long getDropped() {
        return frames.dropped() + text.dropped();
    }
}
