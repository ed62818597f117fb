package ai.datamind.local.ask;

import ai.datamind.embedded.StartupException;
import ai.datamind.local.build.Project;
import ai.datamind.local.gateway.Sessions;
import ai.datamind.local.instance.Instance;
import ai.datamind.local.instance.InstanceOption;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "login", description = "Logs in; ask and sql then speak as this user.", mixinStandardHelpOptions = true)
public final class LoginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private InstanceOption instance;

    @Parameters(
            paramLabel = "USER",
            arity = "0..1",
            defaultValue = "admin",
            description = "admin, engineer, analyst, viewer or an e-mail address (default: ${DEFAULT-VALUE})")
    private String user;

    @Option(names = "--prompt", description = "Ask for the password even where the initial one is known")
    private boolean prompt;

    @Option(names = "--token", description = "Print nothing but the access token, for other programs")
    private boolean tokenOnly;

    @Override
    public Integer call() {
        Instance chosen = instance.in(Project.here().root());
        Sessions sessions = new Sessions(chosen);
        String email = sessions.email(user);
        String token = sessions.login(email, password(chosen, sessions, email));
        sessions.makeCurrent(email);
        spec.commandLine().getOut().println(tokenOnly ? token : "Logged in as " + email + " at " + chosen.gatewayUrl());
        return 0;
    }

    private String password(Instance chosen, Sessions sessions, String email) {
        boolean known = chosen.hasPasswords() && chosen.passwords().of(email).isPresent();
        if (known && !prompt) {
            return sessions.initialPassword(email);
        }
        Console console = System.console();
        if (console == null) {
            throw new StartupException(
                    "The password of " + email + " is not known here, and there is no terminal to ask on.");
        }
        return new String(console.readPassword("Password of %s: ", email));
    }
}
