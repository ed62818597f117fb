package ai.datamind.gateway.identity;

import ai.datamind.gateway.group.GroupRepository;
import ai.datamind.gateway.group.GroupRow;
import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** Stored users. A change that concerns tokens is announced to the other replicas once it is committed. */
@ApplicationScoped
public class UserRepository implements PanacheRepositoryBase<UserRow, String> {

    private final SessionOutbox outbox;
    private final SessionMark mark;
    private final GroupRepository groups;

    UserRepository(SessionOutbox outbox, SessionMark mark, GroupRepository groups) {
        this.outbox = outbox;
        this.mark = mark;
        this.groups = groups;
    }

    public Uni<Long> howMany() {
        return Panache.withSession(this::count);
    }

    /** The credentials of the address, whatever their status. */
    public Uni<Optional<Credentials>> byEmail(String email) {
        return Panache.withSession(() -> find("email", email).firstResult())
                .map(row -> Optional.ofNullable(row).map(Credentials::from));
    }

    public Uni<Optional<Credentials>> byId(String id) {
        return Panache.withSession(() -> findById(id))
                .map(row -> Optional.ofNullable(row).map(Credentials::from));
    }

    public Uni<User> get(String id) {
        return Panache.withSession(() -> existing(id)).map(User::from);
    }

    /** @param filter part of the address or name, or null */
    <T> Uni<Page<T>> list(PageQuery page, String filter, String status, Function<UserRow, T> view) {
        String like = filter == null
                ? "%"
                : "%" + filter.toLowerCase(java.util.Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1") + "%";
        String where =
                "(email like ?1 escape '\\' or lower(displayName) like ?1 escape '\\') and (?2 = '' or status = ?2)";
        Object[] values = {like, status == null ? "" : status};
        return Panache.withSession(() -> count(where, values)
                .chain(total -> find(where + " order by email", values)
                        .range(page.offset(), page.offset() + page.size() - 1)
                        .list()
                        .map(rows ->
                                Page.of(page, total, rows.stream().map(view).toList()))));
    }

    Uni<User> add(UserRow row, Set<String> groupNames, Fact... facts) {
        return Panache.withTransaction(() -> groups.named(groupNames)
                        .invoke(found -> row.groups.addAll(found))
                        .chain(() -> persistAndFlush(row))
                        .call(() -> append(facts)))
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> new ProblemException(GatewayCode.EMAIL_TAKEN, null).causedBy(taken))
                .map(User::from);
    }

    /**
     * @param change what is done to the row, which is locked meanwhile
     * @param facts what then is true of the row
     */
    Uni<User> change(String id, Consumer<UserRow> change, Function<UserRow, Fact[]> facts) {
        return Panache.withTransaction(() -> locked(id).chain(row -> {
                    boolean wasAdmin = isActiveAdmin(row);
                    change.accept(row);
                    Uni<Void> allowed = wasAdmin && !isActiveAdmin(row)
                            ? anotherAdmin(id)
                            : Uni.createFrom().voidItem();
                    return allowed.chain(this::flush)
                            .chain(() -> append(facts.apply(row)))
                            .chain(() -> sessionsOf(id))
                            .map(sessions -> new Changed(row, sessions));
                }))
                .call(done -> mark.outdated(done.sessions(), done.row().generation))
                .map(done -> User.from(done.row()));
    }

    Uni<User> changeGroups(String id, String group, boolean member, Function<GroupRow, Fact[]> facts) {
        return Panache.withTransaction(() -> groups.nameOrId(group)
                        .chain(found -> locked(id).chain(row -> {
                            boolean changed = member ? row.groups.add(found) : row.groups.remove(found);
                            if (changed) row.outdateTokens(java.time.Instant.now());
                            return (changed
                                            ? flush().chain(() -> append(facts.apply(found)))
                                            : Uni.createFrom().voidItem())
                                    .chain(() -> sessionsOf(id))
                                    .map(sessions -> new Changed(row, sessions));
                        })))
                .call(done -> mark.outdated(done.sessions(), done.row().generation))
                .map(done -> User.from(done.row()));
    }

    Uni<User> remove(String id, Fact... facts) {
        return Panache.withTransaction(() -> locked(id).chain(row -> {
                    Uni<Void> allowed = isActiveAdmin(row)
                            ? anotherAdmin(id)
                            : Uni.createFrom().voidItem();
                    return allowed.chain(() -> sessionsOf(id))
                            .call(() -> delete(row).chain(this::flush))
                            .call(() -> append(facts))
                            .map(sessions -> new Changed(row, sessions));
                }))
                .call(done -> mark.ended(done.sessions()))
                .map(done -> User.from(done.row()));
    }

    private Uni<UserRow> existing(String id) {
        return findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("user"));
    }

    private Uni<UserRow> locked(String id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("user"));
    }

    /** Locks the other administrators, so that two cannot remove each other at the same time. */
    private Uni<Void> anotherAdmin(String id) {
        return find("role = 'admin' and status = 'active' and id <> ?1", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list()
                .invoke(others -> {
                    if (others.isEmpty()) throw new ProblemException(GatewayCode.LAST_ADMIN, null);
                })
                .replaceWithVoid();
    }

    private static boolean isActiveAdmin(UserRow row) {
        return row.role.equals("admin") && row.status.equals(UserRow.ACTIVE);
    }

    private Uni<List<String>> sessionsOf(String userId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select id from gateway.sessions where user_id = :user and revoked_at is null and expires_at > now()",
                                String.class)
                        .setParameter("user", userId)
                        .getResultList());
    }

    private Uni<Void> append(Fact... facts) {
        return Panache.getSession().chain(session -> outbox.append(session, facts));
    }

    private record Changed(UserRow row, Collection<String> sessions) {}
}
