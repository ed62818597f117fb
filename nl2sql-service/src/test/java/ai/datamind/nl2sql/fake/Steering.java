package ai.datamind.nl2sql.fake;

import io.restassured.RestAssured;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;

/** Tells the neighbours how to behave; {@link #calm} brings them back. */
public final class Steering {
    private Steering() {}

    public static void semantic(String state) {
        say("{\"semantic\":\"" + state + "\"}");
    }

    public static void governance(String state) {
        say("{\"governance\":\"" + state + "\"}");
    }

    public static void decisions(String file) {
        say("{\"decisions\":\"" + file + "\"}");
    }

    public static void llm(String behaviour) {
        say("{\"llm\":\"" + behaviour + "\"}");
    }

    public static void embedding(String state) {
        say("{\"embedding\":\"" + state + "\"}");
    }

    public static int llmCalls() {
        return say("{}").path("llm_calls");
    }

    public static String llmPrompt() {
        return say("{}").path("llm_prompt");
    }

    /** The project of the decision that was asked for last. */
    public static String projectEvaluated() {
        return say("{}").path("project");
    }

    /** How many questions the semantic service was asked to read. */
    public static int interpretations() {
        return say("{}").path("interpretations");
    }

    public static int evaluations() {
        return say("{}").path("evaluations");
    }

    public static void calm() {
        say(
                "{\"semantic\":\"up\",\"governance\":\"up\",\"llm\":\"good\",\"embedding\":\"up\",\"decisions\":\"fake/decisions.json\"}");
    }

    private static ExtractableResponse<Response> say(String wish) {
        String url = ConfigProvider.getConfig().getValue("test.neighbours.url", String.class);
        return RestAssured.given().body(wish).post(url + "/steer").then().extract();
    }
}
