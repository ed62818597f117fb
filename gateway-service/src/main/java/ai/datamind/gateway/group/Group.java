package ai.datamind.gateway.group;

import java.time.Instant;

/** A group as the API shows it. */
public record Group(String id, String name, String description, Instant createdAt) {

    static Group from(GroupRow row) {
        return new Group(row.id, row.name, row.description, row.createdAt);
    }
}
