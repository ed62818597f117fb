package ai.datamind.gateway.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored group. */
@Entity
@Table(name = "groups")
public class GroupRow {
    @Id
    String id;

    String name;

    String description;

    @Column(name = "created_at")
    Instant createdAt;

    public String name() {
        return name;
    }
}
