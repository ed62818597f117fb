package ai.datamind.gateway.trail;

/** Where a request came from. The user agent is what the client claims, cut to 200 characters. */
public record Origin(String ip, String userAgent) {

    /** For what the service does by itself. */
    public static final Origin ITSELF = new Origin("local", "gateway-service");

    public Origin {
        ip = ip == null ? "unknown" : ip;
        userAgent = userAgent == null ? "" : userAgent.substring(0, Math.min(200, userAgent.length()));
    }
}
