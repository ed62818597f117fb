package ai.datamind.sql.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Overload resolution over the engine's own list, by its rules as far as they are needed; doubt is partial. */
public final class Signatures {
    private static final Signatures POSTGRESQL = load();
    private final Map<String, List<Signature>> byName;

    private Signatures(Map<String, List<Signature>> byName) {
        this.byName = byName;
    }

    public static Signatures postgresql() {
        return POSTGRESQL;
    }

    private record Signature(List<String> arguments, Call call, boolean variadic, int defaults) {
        boolean takes(int count) {
            return variadic
                    ? count >= arguments.size() - 1
                    : count <= arguments.size() && count >= arguments.size() - defaults;
        }

        String argument(int i) {
            return arguments.get(Math.min(i, arguments.size() - 1));
        }
    }

    /** @param left empty for a prefix operator */
    public Call operator(String symbol, String left, String right) {
        List<String> types = new ArrayList<>(List.of(known(left), known(right)));
        if (TypeCasts.UNKNOWN.equals(left) && TypeCasts.UNKNOWN.equals(right)) {
            return operator(symbol, "text", "text");
        }
        boolean leftOpen = TypeCasts.UNKNOWN.equals(left);
        if (leftOpen != TypeCasts.UNKNOWN.equals(right) && left != null && right != null && !left.isEmpty()) {
            String type = TypeCasts.text(leftOpen ? right : left);
            Call same = exact("op " + symbol, List.of(type, type));
            if (same != null) {
                return same;
            }
        }
        return select("op " + symbol, types);
    }

    public Call function(String name, List<String> types) {
        return select("fn " + name, types.stream().map(Signatures::known).toList());
    }

    private static String known(String type) {
        return type == null ? "?" : TypeCasts.text(type);
    }

    private Call exact(String name, List<String> types) {
        for (Signature signature : byName.getOrDefault(name, List.of())) {
            if (signature.arguments().equals(types)) {
                return signature.call();
            }
        }
        return null;
    }

    private Call select(String name, List<String> types) {
        Call exact = exact(name, types);
        if (exact != null) {
            return exact;
        }
        List<Signature> best = new ArrayList<>();
        int most = -1;
        for (Signature signature : byName.getOrDefault(name, List.of())) {
            if (!signature.takes(types.size()) || !reachable(signature, types)) {
                continue;
            }
            int same = matches(signature, types);
            if (same > most) {
                best.clear();
                most = same;
            }
            if (same == most) {
                best.add(signature);
            }
        }
        return best.isEmpty() ? Call.UNKNOWN : together(best, types);
    }

    private static Call together(List<Signature> candidates, List<String> types) {
        boolean total = true;
        boolean immutable = true;
        String type = candidates.getFirst().call().type();
        for (Signature candidate : candidates) {
            total &= candidate.call().total() && castsTotal(candidate, types);
            immutable &= candidate.call().immutable();
            type = candidate.call().type().equals(type) ? type : null;
        }
        return new Call(type == null || type.startsWith("any") ? null : type, total, immutable);
    }

    private static int matches(Signature signature, List<String> types) {
        int same = 0;
        for (int i = 0; i < types.size(); i++) {
            same += !signature.arguments().isEmpty() && signature.argument(i).equals(types.get(i)) ? 1 : 0;
        }
        return same;
    }

    private static boolean reachable(Signature signature, List<String> types) {
        for (int i = 0; i < types.size(); i++) {
            if (TypeCasts.implicit(types.get(i), signature.argument(i)) == TypeCasts.Implicit.NEVER) {
                return false;
            }
        }
        return true;
    }

    private static boolean castsTotal(Signature signature, List<String> types) {
        for (int i = 0; i < types.size(); i++) {
            if (TypeCasts.implicit(types.get(i), signature.argument(i)) != TypeCasts.Implicit.TOTAL) {
                return false;
            }
        }
        return true;
    }

    private static Signatures load() {
        Map<String, List<Signature>> byName = new HashMap<>();
        try (InputStream in = Signatures.class.getResourceAsStream("signatures.tsv");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split("\t", -1);
                List<String> arguments = cells[2].isEmpty() ? List.of() : List.of(cells[2].split(",", -1));
                boolean variadic = cells[7].equals("variadic");
                Call call = new Call(cells[3], cells[5].equals("total"), cells[6].equals("immutable"));
                byName.computeIfAbsent(cells[0] + " " + cells[1], n -> new ArrayList<>())
                        .add(new Signature(arguments, call, variadic, variadic ? 0 : Integer.parseInt(cells[7])));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("signatures.tsv", e);
        }
        return new Signatures(byName);
    }
}
