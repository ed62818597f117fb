package ai.datamind.gateway.route;

import ai.datamind.gateway.limit.CallKind;
import ai.datamind.kit.subject.Role;

/** Where a call goes. */
sealed interface Destination {

    /** Answered by the gateway itself; its resources say who may. */
    record Here(CallKind kind) implements Destination {}

    /** Probes and figures for the machinery: neither counted nor refused. */
    record Unguarded() implements Destination {}

    /**
     * Answered by a service.
     *
     * @param path as the service knows it
     * @param least the role that a caller needs for the gateway to bother the service; null when anybody may
     */
    record Service(String name, String path, CallKind kind, Role least) implements Destination {}

    /** Nothing is there. */
    record Nowhere() implements Destination {}
}
