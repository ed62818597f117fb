package ai.datamind.workspace.project;

import ai.datamind.outbox.Fact;
import ai.datamind.outbox.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Page;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Projects and members in PostgreSQL. Every change commits together with the facts that tell of it. */
@ApplicationScoped
class ProjectRepository implements PanacheRepositoryBase<ProjectRow, String> {

    private static final String MINE = "id in (select m.projectId from MemberRow m where m.userId = ?1)";

    private final SessionOutbox outbox;

    ProjectRepository(SessionOutbox outbox) {
        this.outbox = outbox;
    }

    @WithSession
    Uni<List<ProjectRow>> visible(String userId, boolean all, int page, int size) {
        var query = all ? find("order by createdAt, id") : find(MINE + " order by createdAt, id", userId);
        return query.page(Page.of(page - 1, size)).list();
    }

    @WithSession
    Uni<Long> countVisible(String userId, boolean all) {
        return all ? count() : count(MINE, userId);
    }

    @WithSession
    Uni<Boolean> exists(String projectId) {
        return count("id", projectId).map(found -> found > 0);
    }

    @WithSession
    Uni<MemberRow> membership(String projectId, String userId) {
        return Panache.getSession().chain(s -> s.find(MemberRow.class, new MemberRow.Key(projectId, userId)));
    }

    @WithSession
    Uni<List<MemberRow>> members(String projectId) {
        return Panache.getSession()
                .chain(s -> s.createQuery(
                                "from MemberRow m where m.projectId = :project order by m.addedAt, m.userId",
                                MemberRow.class)
                        .setParameter("project", projectId)
                        .getResultList());
    }

    /** Runs {@code change} and stores the facts it leads to in one transaction. */
    <T> Uni<T> changing(Supplier<Uni<T>> change, Function<T, Fact[]> facts) {
        return Panache.withTransaction(() -> change.get()
                .call(() -> Panache.getSession().chain(s -> s.flush()))
                .call(done -> Panache.getSession().chain(s -> outbox.append(s, facts.apply(done)))));
    }

    Uni<ProjectRow> store(ProjectRow project, MemberRow owner) {
        return persist(project).call(() -> Panache.getSession().chain(s -> s.persist(owner)));
    }

    Uni<Void> remove(ProjectRow project) {
        return delete(project);
    }

    Uni<MemberRow> put(MemberRow member) {
        return Panache.getSession().chain(s -> s.merge(member));
    }

    Uni<Boolean> removeMember(String projectId, String userId) {
        return Panache.getSession()
                .chain(s -> s.createMutationQuery(
                                "delete from MemberRow m where m.projectId = :project and m.userId = :user")
                        .setParameter("project", projectId)
                        .setParameter("user", userId)
                        .executeUpdate())
                .map(removed -> removed > 0);
    }

    /** Owners other than {@code userId}, read under a lock on the project, so that two leaving owners cannot both be last. */
    Uni<Long> otherOwners(String projectId, String userId) {
        return findById(projectId, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .chain(() -> Panache.getSession())
                .chain(s -> s.createSelectionQuery(
                                "select count(*) from MemberRow m where m.projectId = :project and m.userId <> :user and m.role = 'owner'",
                                Long.class)
                        .setParameter("project", projectId)
                        .setParameter("user", userId)
                        .getSingleResult());
    }
}
