package ai.datamind.local.ask;

import ai.datamind.local.build.Project;
import ai.datamind.local.gateway.Reply;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.InstanceOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "sql", description = "Runs one SELECT under the caller's policies.", mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instance;

    @Option(names = "--as", paramLabel = "USER", description = "As with ask")
    private String as;

    @Option(names = "--json", description = "Print the answer as it came")
    private boolean json;

    @Parameters(paramLabel = "SQL", description = "For example: \"select * from tpch.region\"")
    private String sql;

    @Override
    public Integer call() {
        Reply reply =
                new Sessions(instance.in(Project.here().root())).as(as).post("/api/v1/sql/execute", Map.of("sql", sql));
        return new Printed(spec, json).of(reply);
    }
}
