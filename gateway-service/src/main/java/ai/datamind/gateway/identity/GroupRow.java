package ai.datamind.gateway.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored group. */
@Entity
@Table(name = "groups")
class GroupRow {
    @Id
    String id;

    String name;
    String description;

    @Column(name = "created_at")
    Instant createdAt;
}
