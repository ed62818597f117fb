package ai.datamind.gateway.group;

import ai.datamind.gateway.mark.SessionMark;
import ai.datamind.gateway.refusal.GatewayCode;
import ai.datamind.kit.page.Page;
import ai.datamind.kit.page.PageQuery;
import ai.datamind.kit.problem.ProblemException;
import ai.datamind.outbox.Fact;
import ai.datamind.outbox.SessionOutbox;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;

/** Stored groups. Their names are in tokens, so renaming or removing one outdates its members' tokens. */
@ApplicationScoped
public class GroupRepository implements PanacheRepositoryBase<GroupRow, String> {

    private static final String OUTDATE_MEMBERS = """
            update gateway.users set generation = generation + 1, version = version + 1, updated_at = now()
            where id in (select user_id from gateway.memberships where group_id = :group)""";

    private static final String MEMBERS_SESSIONS = """
            select l.id, l.generation from gateway.live_sessions l
            join gateway.memberships m on m.user_id = l.user_id where m.group_id = :group""";

    private final SessionOutbox outbox;
    private final SessionMark mark;

    GroupRepository(SessionOutbox outbox, SessionMark mark) {
        this.outbox = outbox;
        this.mark = mark;
    }

    Uni<Page<Group>> list(PageQuery page) {
        return Panache.withSession(() -> count().chain(total -> find("order by name")
                .range(page.offset(), page.offset() + page.size() - 1)
                .list()
                .map(rows -> Page.of(page, total, rows.stream().map(Group::from).toList()))));
    }

    Uni<Group> get(String id) {
        return Panache.withSession(() -> existing(id)).map(Group::from);
    }

    Uni<Group> add(GroupRow row, Fact... facts) {
        return unique(Panache.withTransaction(() -> persistAndFlush(row).call(() -> append(facts))))
                .map(Group::from);
    }

    Uni<Group> change(String id, Consumer<GroupRow> change, Function<GroupRow, Fact[]> facts) {
        return unique(Panache.withTransaction(() -> existing(id).chain(row -> {
                    String before = row.name;
                    change.accept(row);
                    return flush().chain(() -> row.name.equals(before) ? nobody() : outdateMembers(id))
                            .call(() -> append(facts.apply(row)))
                            .map(outdated -> new Changed(row, outdated));
                })))
                .call(this::announce)
                .map(done -> Group.from(done.row()));
    }

    Uni<Group> remove(String id, Fact... facts) {
        return Panache.withTransaction(() -> existing(id)
                        .chain(row -> outdateMembers(id)
                                .call(() -> delete(row).chain(this::flush))
                                .call(() -> append(facts))
                                .map(outdated -> new Changed(row, outdated))))
                .call(this::announce)
                .map(done -> Group.from(done.row()));
    }

    /** @throws ProblemException VALIDATION_FAILED naming those that do not exist */
    public Uni<List<GroupRow>> named(Set<String> names) {
        if (names.isEmpty()) return Uni.createFrom().item(List.of());
        return find("name in ?1", names).list().invoke(found -> {
            Set<String> unknown = new java.util.TreeSet<>(names);
            found.forEach(row -> unknown.remove(row.name));
            if (!unknown.isEmpty()) throw ProblemException.invalid("groups", "do not exist: " + unknown);
        });
    }

    public Uni<GroupRow> nameOrId(String nameOrId) {
        return find("id = ?1 or name = ?1", nameOrId)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("group"));
    }

    private Uni<GroupRow> existing(String id) {
        return findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("group"));
    }

    private static <T> Uni<T> unique(Uni<T> change) {
        return change.onFailure(ConstraintViolationException.class)
                .transform(taken -> new ProblemException(GatewayCode.GROUP_EXISTS, null).causedBy(taken));
    }

    /** The sessions concerned, each with the generation its owner has now. */
    private Uni<List<Object[]>> outdateMembers(String groupId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(OUTDATE_MEMBERS)
                        .setParameter("group", groupId)
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(MEMBERS_SESSIONS, Object[].class)
                                .setParameter("group", groupId)
                                .getResultList()));
    }

    private static Uni<List<Object[]>> nobody() {
        return Uni.createFrom().item(List.of());
    }

    private Uni<Void> announce(Changed done) {
        return Multi.createFrom()
                .iterable(done.outdated())
                .onItem()
                .transformToUniAndMerge(row -> mark.correct((String) row[0], row[1].toString()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> append(Fact... facts) {
        return Panache.getSession().chain(session -> outbox.append(session, facts));
    }

    private record Changed(GroupRow row, List<Object[]> outdated) {}
}
