package ai.datamind.semantic.generate;

import ai.datamind.embedded.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A database nobody has told us anything about: no key is declared, flags are numbers, names are abbreviated. */
public final class UnknownDatabase implements QuarkusTestResourceLifecycleManager {

    static final String NAME = "clinic";

    private EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        postgres = EmbeddedPostgres.temporary();
        postgres.role("owner", "test");
        postgres.role("looker", "test");
        postgres.database(NAME, "owner");
        postgres.execute(
                NAME,
                "create schema ward",
                "create table ward.doctors (doctor_id int, full_name text, specialty text)",
                "create table ward.patients (patient_id int, full_name text, born date, is_insured smallint, weight_kg numeric(5,1))",
                "create table ward.visits (visit_id int, patient_id int, doctor_id int, visited_on date, fee_eur numeric(8,2))",
                "insert into ward.doctors select i, 'Dr ' || i, case when i % 2 = 0 then 'skin' else 'eyes' end from generate_series(1, 6) i",
                "insert into ward.patients select 100 + i, 'P ' || i, date '1970-01-01' + i * 97, i % 2, 50 + i"
                        + " from generate_series(1, 40) i",
                "insert into ward.visits select 9000 + i, 101 + i % 40, 1 + i % 6, date '2024-01-01' + i, 20 + i % 7"
                        + " from generate_series(1, 200) i",
                "comment on table ward.visits is 'Who came when, and what it cost'",
                "grant connect on database clinic to looker",
                "grant usage on schema ward to looker",
                "grant select on all tables in schema ward to looker",
                "analyze");
        String prefix = "datamind.warehouses." + NAME + ".";
        return Map.of(
                prefix + "host", "localhost",
                prefix + "port", String.valueOf(postgres.port()),
                prefix + "database", NAME,
                prefix + "user", "looker",
                prefix + "password", "test");
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
