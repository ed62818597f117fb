package ai.datamind.benchmarks.sql;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was rewritten beside the engine's own row-level security, on the same tables, server-prepared, run in turns:
 * native, rewritten, native again; lower quartiles of the engine's processor time. The second native run is the control: how far from 1 chance alone goes.
 */
public final class RlsFigures {
    private static final double LONGEST_MILLIS = 4_000;
    private static final int LOOK_UPS = 24;

    /** Times that look-ups are begun anew: one process of the engine may be unlucky for all its life. */
    private static final int TRIALS = 7;

    private final PrintStream out;
    private double scale = 0.1;
    private int rounds = 11;
    private Path data;
    private String only = "";

    /** @param arguments {@code --scale 0.1 --rounds 11 --policies leaky --data DIR} (keeps the loaded tables) */
    public RlsFigures(PrintStream out, List<String> arguments) {
        this.out = out;
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            String value = arguments.get(i + 1);
            switch (arguments.get(i)) {
                case "--scale" -> scale = Double.parseDouble(value);
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--policies" -> only = value;
                case "--data" -> data = Path.of(value);
                default -> throw new IllegalArgumentException("No such option: " + arguments.get(i));
            }
        }
    }

    public void print() throws SQLException, IOException {
        try (RlsWarehouse warehouse = RlsWarehouse.start(scale, data)) {
            CatalogSnapshot catalog = warehouse.catalog();
            for (BenchPolicies policies : BenchPolicies.all()) {
                if (policies.name().startsWith(only)) {
                    warehouse.govern(policies);
                    set(warehouse, catalog, policies, "TPC-H", TpchQueries.all(), rounds, 1);
                    set(warehouse, catalog, policies, "points", PointQueries.all(), rounds * LOOK_UPS, TRIALS);
                }
            }
        }
    }

    private void set(
            RlsWarehouse warehouse,
            CatalogSnapshot catalog,
            BenchPolicies policies,
            String name,
            Map<String, String> queries,
            int times,
            int trials)
            throws SQLException {
        Map<String, double[]> ratios = new LinkedHashMap<>();
        int samePlans = 0;
        out.printf("%nPolicies: %s, %s (ms: native, rewritten; ratio, control)%n", policies.name(), name);
        for (Map.Entry<String, String> query : queries.entrySet()) {
            List<Compared> all = new ArrayList<>();
            for (int i = 0; i < trials; i++) {
                all.add(compared(warehouse, catalog, policies, query.getValue(), times));
            }
            Compared compared = Compared.middle(all);
            ratios.put(query.getKey(), new double[] {compared.ratio(), compared.control()});
            samePlans += compared.samePlan() ? 1 : 0;
            out.printf(
                    Locale.ROOT,
                    "  %-24s %10.3f %10.3f   %6.2f %6.2f  %s%s%n",
                    query.getKey(),
                    compared.natively(),
                    compared.rewritten(),
                    compared.ratio(),
                    compared.control(),
                    compared.samePlan() ? "same plan" : "other plan",
                    compared.sameRows() ? "" : "  OTHER ROWS");
        }
        out.printf(
                Locale.ROOT,
                "  = %s/%s: median %.2f, p95 %.2f; control median %.2f, p95 %.2f; same plan %d of %d%n",
                policies.name(),
                name,
                at(ratios, 0, 0.5),
                at(ratios, 0, 0.95),
                at(ratios, 1, 0.5),
                at(ratios, 1, 0.95),
                samePlans,
                queries.size());
    }

    private record Compared(double natively, double rewritten, double again, boolean samePlan, boolean sameRows) {
        /** The middle of the ratios, and of the controls. */
        static Compared middle(List<Compared> all) {
            Compared ratio = all.stream()
                    .sorted(Comparator.comparing(Compared::ratio))
                    .toList()
                    .get(all.size() / 2);
            double control =
                    all.stream().map(Compared::control).sorted().toList().get(all.size() / 2);
            return new Compared(
                    ratio.natively(),
                    ratio.rewritten(),
                    ratio.natively() * control,
                    ratio.samePlan(),
                    all.stream().allMatch(Compared::sameRows));
        }

        double ratio() {
            return rewritten / natively;
        }

        double control() {
            return again / natively;
        }
    }

    private static Compared compared(
            RlsWarehouse warehouse, CatalogSnapshot catalog, BenchPolicies policies, String sql, int times)
            throws SQLException {
        GovernedStatement governed =
                Governor.govern(Firewall.postgresql().admit(sql), catalog, policies.set(), GovernOptions.unbounded());
        try (Connection one = warehouse.natively();
                Connection other = warehouse.rewritten();
                Connection control = warehouse.natively();
                PreparedQuery first = new PreparedQuery(one, sql, List.of());
                PreparedQuery ours = new PreparedQuery(other, governed.sql(), governed.values(List.of()));
                PreparedQuery again = new PreparedQuery(control, sql, List.of())) {
            List<PreparedQuery> turns = new ArrayList<>(List.of(first, ours, again));
            boolean sameRows = first.run(false).equals(ours.run(false));
            long start = System.nanoTime();
            for (int i = 0; i < 6; i++) {
                for (PreparedQuery query : turns) {
                    query.run(false);
                }
                if (System.nanoTime() - start > LONGEST_MILLIS * 1e6) {
                    break;
                }
            }
            start = System.nanoTime();
            for (int i = 0; i < times && (i < 3 || System.nanoTime() - start < 3 * LONGEST_MILLIS * 1e6); i++) {
                for (PreparedQuery query : turns) {
                    query.run(true);
                }
                java.util.Collections.rotate(turns, 1);
            }
            return new Compared(
                    first.millis(), ours.millis(), again.millis(), first.plan().equals(ours.plan()), sameRows);
        }
    }

    private static double at(Map<String, double[]> ratios, int column, double share) {
        double[] sorted = ratios.values().stream().mapToDouble(r -> r[column]).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
