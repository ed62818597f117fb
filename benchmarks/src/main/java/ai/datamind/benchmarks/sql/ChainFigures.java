package ai.datamind.benchmarks.sql;

import ai.datamind.sql.catalog.CatalogSnapshot;
import ai.datamind.sql.firewall.AdmittedStatement;
import ai.datamind.sql.firewall.Firewall;
import ai.datamind.sql.govern.GovernOptions;
import ai.datamind.sql.govern.GovernedStatement;
import ai.datamind.sql.govern.Governor;
import ai.datamind.sql.policy.PolicySet;
import com.sun.management.ThreadMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Text → parse → firewall → resolve → rewrite → print → read back, for the queries of TPC-H: CPU time and allocation. */
public final class ChainFigures {
    private static final int WARM_UP = 150;
    private static final int ROUNDS = 60;
    private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final PrintStream out;
    private final CatalogSnapshot catalog = TpchCatalog.with(BenchPolicies.TENANTS);
    private int statement;

    /** Held, so that no work is found to be useless and left out. */
    private GovernedStatement last;

    public ChainFigures(PrintStream out) {
        this.out = out;
    }

    public void print() {
        for (BenchPolicies policies :
                List.of(BenchPolicies.attribute(), BenchPolicies.masked(), BenchPolicies.query())) {
            PolicySet set = policies.set();
            out.printf("TPC-H, 22 queries, policies: %s%n", policies.name());
            line("never seen", sql -> govern(sql + " -- " + statement++, set));
            line("seen before", sql -> govern(sql, set));
        }
    }

    private void govern(String sql, PolicySet policies) {
        AdmittedStatement admitted = Firewall.postgresql().admit(sql);
        last = Governor.govern(admitted, catalog, policies, GovernOptions.rowLimit(1000));
    }

    private void line(String name, Consumer<String> chain) {
        Map<String, String> queries = TpchQueries.all();
        for (int i = 0; i < WARM_UP; i++) {
            queries.values().forEach(chain);
        }
        List<Long> nanos = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            for (String sql : queries.values()) {
                long allocated = THREAD.getCurrentThreadAllocatedBytes();
                long start = THREAD.getCurrentThreadCpuTime();
                chain.accept(sql);
                nanos.add(THREAD.getCurrentThreadCpuTime() - start);
                bytes.add(THREAD.getCurrentThreadAllocatedBytes() - allocated);
            }
        }
        if (last == null) {
            throw new IllegalStateException("nothing was measured");
        }
        out.printf(
                Locale.ROOT,
                "  %-12s p50 %8.1f µs   p99 %8.1f µs   allocated p50 %7.1f KB   p99 %7.1f KB%n",
                name,
                at(nanos, 0.5) / 1e3,
                at(nanos, 0.99) / 1e3,
                at(bytes, 0.5) / 1024.0,
                at(bytes, 0.99) / 1024.0);
    }

    private static long at(List<Long> values, double share) {
        long[] sorted = values.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
