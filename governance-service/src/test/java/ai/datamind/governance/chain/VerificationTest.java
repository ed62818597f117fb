package ai.datamind.governance.chain;

import ai.datamind.governance.chain.Link.Head;
import ai.datamind.governance.chain.Verification.Kind;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerificationTest {
    private final List<Link> chain = new ArrayList<>();
    private Head head = new Head(0, Chain.BEGINNING);

    VerificationTest() {
        for (int n = 1; n <= 6; n++) {
            Link link = Link.after(head, entry("evt-" + n, n), Instant.EPOCH);
            chain.add(link);
            head = new Head(link.seq(), link.hash());
        }
    }

    @Test
    void an_untouched_chain_is_intact() {
        var report = verify();

        assertThat(report.intact()).isTrue();
        assertThat(report.entries()).isEqualTo(6);
    }

    @Test
    void a_changed_entry_is_named() {
        Link third = chain.get(2);
        chain.set(2, with(third, entry("evt-3", 999)));

        assertThat(verify().problems()).singleElement().satisfies(p -> {
            assertThat(p.kind()).isEqualTo(Kind.CHANGED);
            assertThat(p.entryId()).isEqualTo("evt-3");
        });
    }

    @Test
    void an_entry_changed_with_its_hashes_is_found_by_its_successor() {
        Link second = chain.get(1);
        chain.set(2, Link.after(new Head(second.seq(), second.hash()), entry("evt-3", 999), Instant.EPOCH));

        assertThat(verify().problems()).extracting(p -> p.kind()).containsExactly(Kind.REORDERED);
        assertThat(verify().problems().getFirst().seq()).isEqualTo(4);
    }

    @Test
    void a_removed_entry_is_named_by_its_number() {
        chain.remove(3);

        var problems = verify().problems();

        assertThat(problems).extracting(p -> p.kind()).containsExactly(Kind.REMOVED);
        assertThat(problems.getFirst().message()).isEqualTo("entry 4 is gone");
    }

    @Test
    void entries_cut_off_at_the_end_are_missed() {
        chain.removeLast();
        chain.removeLast();

        assertThat(verify().problems().getFirst().message()).isEqualTo("entries 5 to 6 are gone");
    }

    @Test
    void entries_that_changed_places_are_named() {
        Link a = chain.get(2);
        Link b = chain.get(3);
        chain.set(2, at(3, b));
        chain.set(3, at(4, a));

        assertThat(verify().problems())
                .extracting(p -> p.kind() + " " + p.entryId())
                .contains("REORDERED evt-4", "REORDERED evt-3");
    }

    @Test
    void a_chain_made_anew_differs_from_the_checkpoint() {
        Checkpoint before = new Checkpoint(4, chain.get(3).hash(), Instant.EPOCH, null);
        chain.clear();
        head = new Head(0, Chain.BEGINNING);
        for (int n = 1; n <= 6; n++) {
            Link link = Link.after(head, entry("evt-" + n, n * 7), Instant.EPOCH);
            chain.add(link);
            head = new Head(link.seq(), link.hash());
        }

        Verification verification = new Verification(List.of(before), forged -> false);
        chain.forEach(verification::add);

        assertThat(verification.end(head).problems()).extracting(p -> p.kind()).containsExactly(Kind.REWRITTEN);
    }

    @Test
    void the_order_of_members_and_the_spelling_of_numbers_make_no_difference() {
        AuditEntry one = entry("e", new JsonObject().put("a", 1.50).put("b", 2));
        AuditEntry other = entry("e", new JsonObject().put("b", 2.0).put("a", 1.5));

        assertThat(Chain.content(one)).isEqualTo(Chain.content(other));
    }

    private Verification.Report verify() {
        Verification verification = new Verification(List.of(), forged -> false);
        chain.forEach(verification::add);
        return verification.end(head);
    }

    private static Link with(Link link, AuditEntry entry) {
        return new Link(link.seq(), entry, link.recordedAt(), link.contentHash(), link.previousHash(), link.hash());
    }

    private static Link at(long seq, Link link) {
        return new Link(seq, link.entry(), link.recordedAt(), link.contentHash(), link.previousHash(), link.hash());
    }

    private static AuditEntry entry(String id, int rows) {
        return entry(id, new JsonObject().put("rows", rows));
    }

    private static AuditEntry entry(String id, JsonObject detail) {
        return new AuditEntry(
                id,
                "/datamind/nl2sql",
                "query.executed",
                "usr-1",
                "a@b.c",
                null,
                "ANSWERED",
                "qry-1",
                "c-1",
                detail,
                Instant.EPOCH);
    }
}
