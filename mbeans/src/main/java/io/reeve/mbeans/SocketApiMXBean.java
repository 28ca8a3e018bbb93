package io.reeve.mbeans;

/** The door for clients of php-backend-server, and for people by telnet. */
@Description("The door for clients of php-backend-server, and for people by telnet.")
public interface SocketApiMXBean {

    @Privilege("SERVERSTATUS")
    @Description("The address on which it listens.")
    String getHost();

    @Privilege("SERVERSTATUS")
    @Description("The port on which it listens for frames, also where the settings leave the choice to the system.")
    int getPort();

    @Privilege("SERVERSTATUS")
    @Description("The port on which it listens for people, and for clients that speak the protocol before June 2013.")
    int getTextPort();

    @Privilege("SERVERSTATUS")
    @Description("How many connections are open.")
    int getConnections();

    @Privilege("SERVERSTATUS")
    @Description("How many requests were received since the service started.")
    long getRequests();

    @Privilege("SERVERSTATUS")
    @Description("How many connections were closed as they broke the protocol, waited too long or were too many.")
    long getDropped();
}
