package ai.datamind.gateway.identity;

import ai.datamind.gateway.group.GroupRow;
import ai.datamind.gateway.token.Account;
import ai.datamind.kit.subject.Role;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.BatchSize;

/** A stored user. */
@Entity
@Table(name = "users")
class UserRow {
    static final String ACTIVE = "active";

    @Id
    String id;

    String email;

    @Column(name = "display_name")
    String displayName;

    @Column(name = "password_hash")
    String passwordHash;

    String role;
    String status;
    int generation;

    @Column(name = "sessions_valid_from")
    Instant sessionsValidFrom;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int version;

    @BatchSize(size = 200)
    @ManyToMany(fetch = FetchType.EAGER)
    @JoinTable(
            name = "memberships",
            joinColumns = @JoinColumn(name = "user_id"),
            inverseJoinColumns = @JoinColumn(name = "group_id"))
    Set<GroupRow> groups = new HashSet<>();

    @BatchSize(size = 200)
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "user_attributes", joinColumns = @JoinColumn(name = "user_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "value")
    Map<String, String> attributes = new HashMap<>();

    /** What its tokens say is different from now on. */
    void outdateTokens(Instant now) {
        generation++;
        updatedAt = now;
    }

    /** Ends every session that began before. */
    void endSessions(Instant now) {
        sessionsValidFrom = now;
        outdateTokens(now);
    }

    Account account() {
        return new Account(
                id,
                email,
                Role.of(role),
                groups.stream().map(g -> g.name()).collect(Collectors.toSet()),
                attributes,
                generation);
    }
}
