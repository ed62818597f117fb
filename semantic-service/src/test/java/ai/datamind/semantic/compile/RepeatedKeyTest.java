package ai.datamind.semantic.compile;

import ai.datamind.embedded.EmbeddedPostgres;
import ai.datamind.semantic.compile.query.CompileRefusal;
import ai.datamind.semantic.compile.query.CompileRefusal.Reason;
import ai.datamind.semantic.compile.query.CompiledQuery;
import ai.datamind.semantic.compile.query.MetricQuery;
import ai.datamind.semantic.document.reading.ModelReader;
import ai.datamind.semantic.join.JoinGraph;
import ai.datamind.semantic.key.DeclaredKey;
import ai.datamind.semantic.key.KeyFacts;
import ai.datamind.semantic.key.KeyState;
import ai.datamind.semantic.model.SemanticManifest;
import ai.datamind.semantic.model.element.ElementRef;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A bridge whose declared key repeats, prices that overlap in time, and users that are unique in each partition. */
class RepeatedKeyTest {

    private static final SemanticManifest MANIFEST = SemanticManifest.of(ModelReader.read("""
        name: accounts
        semantic_models:
          - name: payments
            relation: payment
            default_time: paid
            entities:
              - {name: payment, type: primary, column: id}
              - {name: account, type: foreign, column: account_id}
              - {name: product, type: foreign, column: product_id}
              - {name: member, type: foreign, column: member_id}
            dimensions:
              - {name: paid, type: time, column: paid_on, data_type: date}
              - {name: part, type: time, column: part, data_type: date, partition: true}
            measures:
              - {name: paid_sum, agg: sum, column: amount}
              - {name: paid_largest, agg: max, column: amount}
          - name: owners
            relation: owner
            entities: [{name: account, type: primary, column: account_id}]
            dimensions: [{name: holder, column: holder, data_type: text}]
          - name: prices
            relation: price
            entities: [{name: product, type: natural, column: product_id}]
            dimensions:
              - {name: tier, column: tier, data_type: text}
              - {name: since, type: time, column: since, data_type: date, validity: start}
              - {name: until, type: time, column: until, data_type: date, validity: end}
          - name: members
            relation: member
            entities: [{name: member, type: primary, column: id}]
            dimensions:
              - {name: level, column: level, data_type: text}
              - {name: part, type: time, column: part, data_type: date, partition: true}
        """));

    private static EmbeddedPostgres server;
    private static Connection database;

    @BeforeAll
    static void tables() throws SQLException {
        server = EmbeddedPostgres.temporary();
        database = server.connect("postgres");
        run("""
            create table payment (id int, account_id int, product_id int, member_id int, paid_on date, part date, amount int);
            create table owner (account_id int, holder text);
            create table price (product_id int, tier text, since date, until date);
            create table member (id int, level text, part date);
            insert into payment values (1, 7, 3, 5, '2024-01-02', '2024-01-02', 10);
            insert into owner values (7, 'ann'), (7, 'bob'), (null, 'x'), (null, 'y');
            insert into price values (3, 'low', '2024-01-01', '2024-02-01'), (3, 'high', '2024-02-01', null);
            insert into member values (5, 'new', '2024-01-01'), (5, 'old', '2024-01-02');
            """);
    }

    @AfterAll
    static void stop() throws SQLException {
        database.close();
        server.close();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static KeyFacts facts() {
        var states = new HashMap<DeclaredKey, KeyState>();
        DeclaredKey.of(MANIFEST).forEach(key -> {
            try (Statement statement = database.createStatement();
                    ResultSet repeated = statement.executeQuery(KeyQuery.sql(key))) {
                states.put(key, repeated.next() ? KeyState.REPEATED : KeyState.KEPT);
            } catch (SQLException e) {
                throw new IllegalStateException(KeyQuery.sql(key), e);
            }
        });
        return new KeyFacts(states, KeyState.UNCHECKED);
    }

    private static CompiledQuery compile(String metric, String groupBy, KeyFacts facts) {
        return new Compiler(MANIFEST, new JoinGraph(MANIFEST), facts)
                .compile(MetricQuery.of(List.of(metric), List.of(ElementRef.parse(groupBy))));
    }

    @Test
    void a_sum_is_refused_where_a_join_would_multiply_it() {
        assertThatThrownBy(() -> compile("paid_sum", "account__holder", facts()))
                .isInstanceOfSatisfying(
                        CompileRefusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.KEY_REPEATED))
                .hasMessageContaining("'account' of 'owners'");
    }

    @Test
    void an_extreme_is_the_same_however_often_a_row_is_repeated() {
        assertThat(compile("paid_largest", "account__holder", facts()).warnings())
                .isEmpty();
    }

    @Test
    void a_key_may_repeat_in_other_partitions() {
        var compiled = compile("paid_sum", "member__level", facts());
        assertThat(compiled.sql()).contains("payments.part = members.part");
        assertThat(compiled.warnings()).isEmpty();
    }

    @Test
    void versions_of_a_row_may_follow_one_another_and_not_overlap() throws SQLException {
        assertThat(compile("paid_sum", "product__tier", facts()).warnings()).isEmpty();
        run("update price set until = '2024-02-03' where tier = 'low'");
        assertThatThrownBy(() -> compile("paid_sum", "product__tier", facts())).isInstanceOf(CompileRefusal.class);
        run("update price set until = '2024-02-01' where tier = 'low'");
    }

    @Test
    void what_could_not_be_checked_is_said() {
        assertThat(compile("paid_sum", "account__holder", KeyFacts.UNCHECKED).warnings())
                .containsExactly(
                        "the key 'account' of 'owners' is taken to be unique as declared; that could not be checked");
    }
}
