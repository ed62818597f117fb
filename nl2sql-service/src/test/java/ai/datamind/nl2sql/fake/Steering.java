package ai.datamind.nl2sql.fake;

import io.restassured.RestAssured;
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

    public static int evaluations() {
        return say("{}");
    }

    public static void calm() {
        say("{\"semantic\":\"up\",\"governance\":\"up\",\"decisions\":\"fake/decisions.json\"}");
    }

    private static int say(String wish) {
        String url = ConfigProvider.getConfig().getValue("test.neighbours.url", String.class);
        return RestAssured.given()
                .body(wish)
                .post(url + "/steer")
                .then()
                .extract()
                .path("evaluations");
    }
}
