package ai.datamind.nl2sql.candidate;

import ai.datamind.nl2sql.candidate.Candidate.Understood;
import ai.datamind.nl2sql.candidate.Prompts.Rejected;
import ai.datamind.nl2sql.interpretation.Interpretation;
import ai.datamind.nl2sql.llm.LlmAnswer;
import ai.datamind.nl2sql.llm.LlmChain;
import ai.datamind.nl2sql.llm.LlmFailure;
import ai.datamind.nl2sql.llm.Prompt;
import ai.datamind.nl2sql.question.Asking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Has a language model choose tables and write SQL, and write it better where it would be rejected. */
@ApplicationScoped
class LlmWriter {
    private final LlmChain chain;
    private final Prompts prompts;
    private final Trial trial;
    private final Briefing briefing;
    private final Descriptions descriptions;

    LlmWriter(LlmChain chain, Prompts prompts, Trial trial, Briefing briefing, Descriptions descriptions) {
        this.chain = chain;
        this.prompts = prompts;
        this.trial = trial;
        this.briefing = briefing;
        this.descriptions = descriptions;
    }

    /** One question to one model; {@code asking} holds what is left of the budget. */
    private record Task(String provider, Interpretation asked, Surroundings around, Asking asking, int repairsLeft) {
        Task after(LlmAnswer answer) {
            long tokens = (long) answer.inputTokens() + answer.outputTokens();
            return new Task(
                    provider, asked, around, asking.with(asking.budget().after(tokens, answer.cost())), repairsLeft);
        }

        Task around(Surroundings fewer) {
            return new Task(provider, asked, fewer, asking, repairsLeft);
        }

        Task repairing() {
            return new Task(provider, asked, around, asking, repairsLeft - 1);
        }
    }

    /** Fails with {@link LlmFailure} where this provider gives nothing that would run. */
    Uni<Candidate> write(String provider, Interpretation asked) {
        return briefing.of(asked)
                .map(around ->
                        new Task(provider, asked, around, asked.question().asking(), chain.repairs()))
                .flatMap(this::narrowed)
                .flatMap(task -> descriptions.of(task.asking(), task.around()).map(task::around))
                .flatMap(task -> attempt(task, prompts.write(asked, task.around())));
    }

    /** The first step, left out where all tables fit. A model that chooses badly gets the likeliest ones. */
    private Uni<Task> narrowed(Task task) {
        int most = chain.mostTables();
        if (task.around().tables().size() <= most) return Uni.createFrom().item(task);
        return chain.ask(task.provider(), prompts.choose(task.asked(), task.around()), task.asking(), "tables")
                .map(answer -> task.after(answer)
                        .around(task.around()
                                .only(TablesAnswer.of(answer.text()).tables(), most)));
    }

    private Uni<Candidate> attempt(Task task, Prompt prompt) {
        String purpose = task.repairsLeft() == chain.repairs() ? "generate" : "repair";
        return chain.ask(task.provider(), prompt, task.asking(), purpose)
                .flatMap(answer -> tried(task.after(answer), SqlAnswer.of(task.provider(), answer.text())));
    }

    private Uni<Candidate> tried(Task task, SqlAnswer answer) {
        return trial.of(
                        candidate(task, answer, Agreement.NONE),
                        task.asked().reading().sql())
                .flatMap(tried -> {
                    if (tried.violations().isEmpty()) {
                        Agreement agreement = Agreement.between(task.asked().reading(), answer, tried);
                        return Uni.createFrom().item(candidate(task, answer, agreement));
                    }
                    if (task.repairsLeft() == 0) {
                        throw new LlmFailure(task.provider() + " wrote no SQL that may run.", null);
                    }
                    Prompt better =
                            prompts.repair(task.asked(), task.around(), new Rejected(answer.sql(), tried.violations()));
                    return attempt(task.repairing(), better);
                });
    }

    /** What the model's keeper has to say about its data holds whoever wrote the SQL. */
    private static List<String> warnings(Task task, Agreement agreement) {
        List<String> warnings = new ArrayList<>(agreement.warnings());
        warnings.addAll(task.asked().reading().warnings());
        return warnings;
    }

    private Candidate candidate(Task task, SqlAnswer answer, Agreement agreement) {
        double repaired = 0.1 * (chain.repairs() - task.repairsLeft());
        return new Candidate(
                task.asked().question().asking(),
                answer.sql(),
                List.of(),
                new Understood(
                        task.asked(),
                        task.provider(),
                        Math.max(0, agreement.confidence() - repaired),
                        warnings(task, agreement)));
    }
}
