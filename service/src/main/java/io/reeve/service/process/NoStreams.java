package io.reeve.service.process;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.exec.ExecuteStreamHandler;

/** For commands whose streams a shell sends elsewhere: Commons Exec would spend three threads on each. */
final class NoStreams implements ExecuteStreamHandler {
    @Override
    public void setProcessInputStream(OutputStream stream) {}

    @Override
    public void setProcessErrorStream(InputStream stream) {}

    @Override
    public void setProcessOutputStream(InputStream stream) {}

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
