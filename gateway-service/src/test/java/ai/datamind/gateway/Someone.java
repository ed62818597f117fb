package ai.datamind.gateway;

import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;

/** Somebody who has logged in. */
record Someone(String id, String email, String accessToken, String refreshToken) {

    static Someone admin() {
        return login(Fixture.ADMIN, Fixture.PASSWORD);
    }

    /** A fresh user of the role. */
    static Someone fresh(String role) {
        String email = role + "-" + UUID.randomUUID() + "@example.org";
        admin().asks()
                .body(Map.of("email", email, "password", Fixture.PASSWORD, "role", role))
                .post("/api/v1/users")
                .then()
                .statusCode(201);
        return login(email, Fixture.PASSWORD);
    }

    static Someone login(String email, String password) {
        return of(tries(email, password).then().statusCode(200).extract());
    }

    static Response tries(String email, String password) {
        return given().contentType("application/json")
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    static Someone of(ExtractableResponse<Response> pair) {
        return new Someone(
                pair.path("user.id"), pair.path("user.email"), pair.path("access_token"), pair.path("refresh_token"));
    }

    RequestSpecification asks() {
        return given().auth().oauth2(accessToken).contentType("application/json");
    }

    Response refreshes() {
        return given().contentType("application/json")
                .body(Map.of("refresh_token", refreshToken))
                .post("/api/v1/auth/refresh");
    }
}
