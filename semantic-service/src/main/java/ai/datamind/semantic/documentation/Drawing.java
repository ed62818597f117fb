package ai.datamind.semantic.documentation;

import ai.datamind.semantic.documentation.Diagram.Arrow;
import ai.datamind.semantic.documentation.Diagram.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A diagram as SVG: columns of boxes, arrows as curves. Sizes are in the drawing's own units. */
final class Drawing {

    private static final int WIDTH = 220;
    private static final int GAP = 90;
    private static final int LINE = 18;
    private static final int SPACE = 24;
    private static final int MOST_LINES = 12;
    private static final int LONGEST = 30;

    private record Place(int x, int y, int height) {}

    private final Diagram diagram;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private int width;
    private int height;

    Drawing(Diagram diagram) {
        this.diagram = diagram;
        List<List<Box>> columns = diagram.columns();
        for (int c = 0; c < columns.size(); c++) {
            int y = SPACE;
            for (Box box : columns.get(c)) {
                int tall = LINE * (Math.min(box.lines().size(), MOST_LINES) + 2);
                places.put(box.name(), new Place(SPACE + c * (WIDTH + GAP), y, tall));
                y += tall + SPACE;
            }
            height = Math.max(height, y);
        }
        width = columns.size() * (WIDTH + GAP) - GAP + 2 * SPACE;
    }

    String svg() {
        var svg = new StringBuilder("<svg role=\"img\" aria-label=\"How the models are joined\" viewBox=\"0 0 ")
                .append(Math.max(width, 1))
                .append(' ')
                .append(Math.max(height, 1))
                .append(
                        "\" xmlns=\"http://www.w3.org/2000/svg\"><defs><marker id=\"one\" viewBox=\"0 0 8 8\" refX=\"8\"")
                .append(
                        " refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8\"/></marker></defs>");
        diagram.arrows().forEach(a -> svg.append(arrow(a)));
        diagram.boxes().forEach(b -> svg.append(box(b)));
        return svg.append("</svg>").toString();
    }

    private String box(Box box) {
        Place place = places.get(box.name());
        var svg = new StringBuilder("<g><rect rx=\"6\" x=\"" + place.x() + "\" y=\"" + place.y() + "\" width=\"" + WIDTH
                + "\" height=\"" + place.height() + "\"/>");
        svg.append(text(place, 1, "name", box.name()));
        List<String> lines = box.lines();
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            boolean cut = i == MOST_LINES - 1 && lines.size() > MOST_LINES;
            svg.append(text(place, i + 2, "line", cut ? "… " + (lines.size() - i) + " more" : lines.get(i)));
        }
        return svg.append("</g>").toString();
    }

    private static String text(Place place, int line, String kind, String text) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
        return "<text class=\"" + kind + "\" x=\"" + (place.x() + 12) + "\" y=\"" + (place.y() + line * LINE + 2)
                + "\">" + Html.escape(shown) + "</text>";
    }

    private String arrow(Arrow arrow) {
        Place from = places.get(arrow.from());
        Place to = places.get(arrow.to());
        if (from == null || to == null) {
            return "";
        }
        boolean forward = to.x() > from.x();
        int x1 = forward ? from.x() + WIDTH : from.x();
        int x2 = forward ? to.x() : to.x() + WIDTH;
        int y1 = from.y() + from.height() / 2;
        int y2 = to.y() + to.height() / 2;
        int bend = (forward ? 1 : -1) * GAP / 2;
        return "<path marker-end=\"url(#one)\" d=\"M" + x1 + " " + y1 + "C" + (x1 + bend) + " " + y1 + " " + (x2 - bend)
                + " " + y2 + " " + x2 + " " + y2 + "\"><title>" + Html.escape(arrow.label()) + "</title></path>";
    }
}
