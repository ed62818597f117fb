package ai.datamind.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** As much of curl as the README uses, for machines that have none; whatever else is asked of it is an error. */
final class CurlCommand {
    private CurlCommand() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        boolean typed = false;
        boolean sent = false;
        while (!left.isEmpty()) {
            String word = left.pop();
            switch (word) {
                case "-s" -> {}
                case "-H" -> {
                    String[] header = left.pop().split(": ", 2);
                    typed |= header[0].equalsIgnoreCase("Content-Type");
                    request.header(header[0], header[1]);
                }
                case "-d" -> {
                    request.POST(BodyPublishers.ofString(left.pop()));
                    sent = true;
                }
                case "--data-binary" -> {
                    request.POST(BodyPublishers.ofFile(Path.of(left.pop().substring("@".length()))));
                    sent = true;
                }
                default -> request.uri(address(word));
            }
        }
        // What curl says of a body of which nothing is said.
        if (sent && !typed) request.header("Content-Type", "application/x-www-form-urlencoded");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            System.out.print(answer.body());
            System.err.println("status " + answer.statusCode());
        }
    }

    private static URI address(String word) {
        if (word.startsWith("-")) throw new IllegalArgumentException("unknown option " + word);
        return URI.create(word.contains("://") ? word : "http://" + word);
    }
}
