package ai.datamind.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Free and taken TCP ports on the loopback interface. */
public final class Ports {
    private Ports() {}

    /** A port nobody listens on right now. Another process may still take it before it is used. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartupException("No free port on the loopback interface", e);
        }
    }

    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Without reuse, a connection lingering from the last run would count as a listener.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    static int orFree(int port) {
        return port > 0 ? port : free();
    }

    /** @throws StartupException naming the server and the port, when somebody listens there already */
    public static void requireFree(String server, int port) {
        if (taken(port)) {
            throw new StartupException("Port " + port + " for " + server
                    + " is taken by another process. Stop it, or choose other ports with --port-base.");
        }
    }
}
