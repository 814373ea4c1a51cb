package kith.report.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kith.report.document.Figure.Arrow;
import kith.report.document.Figure.Node;
import kith.report.document.Figure.PathDiagram;

/**
 * Where the variables of a path diagram stand. Columns run from the highest factors on the left to the indicators on
 * the right; indicators are ordered by the factor on which they load most, and each factor is at the middle of what it
 * points to. A general factor that shares its indicators with other factors stands on the far side of the indicators,
 * so that its arrows do not run through the others.
 */
final class PathLayout {

    static final double BOX_HEIGHT = 22;
    static final double ELLIPSE_HALF_HEIGHT = 21;
    private static final double ROW = 31;
    private static final double NARROWEST_GAP = 130;
    private static final double WIDEST_GAP = 210;
    private static final double LEAST_BETWEEN_FACTORS = 58;
    private static final double BOW = 44;
    private static final double WIDEST_BOW = 230;
    private static final double NARROWEST_BOW = 26;

    /** Room for the variance of an indicator's residual, beside its box. */
    static final double RESIDUAL = 56;

    private final PathDiagram diagram;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<String> general = new ArrayList<>();
    private double width;
    private double height;

    /**
     * Middle and half sizes of a node.
     *
     * @param rank position within its column from the top
     */
    record Place(double x, double y, double halfWidth, double halfHeight, int rank, Side side) {}

    /** The column in which a node stands. */
    enum Side {
        INDICATOR,
        LATENT,
        GENERAL
    }

    PathLayout(PathDiagram diagram) {
        this.diagram = diagram;
        diagram.nodes().forEach(node -> nodes.put(node.id(), node));
        findGeneral();
        placeAll();
    }

    Place place(String id) {
        return places.get(id);
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** The factor on which an indicator loads most, general factors aside; empty when there is none. */
    String mainFactor(String indicator) {
        return diagram.arrows().stream()
                .filter(arrow -> !arrow.twoHeaded() && arrow.to().equals(indicator) && isFactor(arrow.from()))
                .filter(arrow -> !general.contains(arrow.from()))
                .max(Comparator.comparingDouble(arrow -> size(arrow.value())))
                .map(Arrow::from)
                .orElse("");
    }

    private static double size(double value) {
        return Double.isFinite(value) ? Math.abs(value) : 0;
    }

    private boolean isFactor(String id) {
        return nodes.containsKey(id) && nodes.get(id).level() > 0;
    }

    private List<String> targets(String factor) {
        return diagram.arrows().stream()
                .filter(arrow -> !arrow.twoHeaded() && arrow.from().equals(factor))
                .map(Arrow::to)
                .filter(nodes::containsKey)
                .toList();
    }

    private List<String> indicators(String factor) {
        return targets(factor).stream().filter(id -> !isFactor(id)).toList();
    }

    private void findGeneral() {
        List<Node> first = nodes.values().stream().filter(n -> n.level() == 1).toList();
        for (Node candidate : first) {
            List<String> own = indicators(candidate.id());
            long shared = own.stream()
                    .filter(item -> first.stream()
                            .anyMatch(other -> !other.equals(candidate)
                                    && indicators(other.id()).contains(item)))
                    .count();
            boolean largest = first.stream()
                    .allMatch(other ->
                            other.equals(candidate) || indicators(other.id()).size() < own.size());
            if (largest && first.size() > 2 && shared >= 3 && shared * 3 >= own.size() * 2L) {
                general.add(candidate.id());
            }
        }
    }

    private List<String> orderedIndicators() {
        List<String> factors = nodes.values().stream()
                .filter(n -> n.level() == 1 && !general.contains(n.id()))
                .map(Node::id)
                .toList();
        return nodes.values().stream()
                .filter(n -> n.level() == 0)
                .map(Node::id)
                .sorted(Comparator.comparingInt(id -> {
                    int factor = factors.indexOf(mainFactor(id));
                    return factor < 0 ? Integer.MAX_VALUE : factor;
                }))
                .toList();
    }

    private void placeAll() {
        List<String> indicators = orderedIndicators();
        List<Integer> levels = nodes.values().stream()
                .filter(n -> n.level() > 0)
                .map(Node::level)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
        double box = halfWidth(indicators, 240, 10, 26);
        double leftBow = arcRoom(id -> isFactor(id) && !general.contains(id));
        double rightBow = arcRoom(id -> !isFactor(id)) + (hasResiduals() ? RESIDUAL : 0);
        double ellipses = 0;
        for (int level : levels) {
            ellipses += 2 * halfWidth(column(level), 150, 16, 40);
        }
        double generalWidth = general.isEmpty() ? 0 : 2 * halfWidth(general, 150, 16, 40);
        int gaps = levels.size() + (general.isEmpty() ? 0 : 1);
        double fixed = leftBow + ellipses + 2 * box + generalWidth + (general.isEmpty() ? rightBow : 0) + 8;
        double gap = gaps == 0 ? 0 : Math.max(NARROWEST_GAP, Math.min(WIDEST_GAP, (Marks.WIDTH - fixed) / gaps));
        double boxLeft = 4 + leftBow + ellipses + levels.size() * gap;
        rows(indicators, boxLeft + box, box);
        double x = boxLeft;
        for (int i = levels.size() - 1; i >= 0; i--) {
            List<String> column = column(levels.get(i));
            double half = halfWidth(column, 150, 16, 40);
            x -= gap + half;
            stack(column, x, half, Side.LATENT);
            x -= half;
        }
        double right = boxLeft + 2 * box;
        if (!general.isEmpty()) {
            stack(general, right + Math.max(gap, rightBow + 40) + generalWidth / 2, generalWidth / 2, Side.GENERAL);
            width = right + Math.max(gap, rightBow + 40) + generalWidth + 4;
        } else {
            width = right + rightBow + 4;
        }
        settle();
    }

    private List<String> column(int level) {
        return nodes.values().stream()
                .filter(n -> n.level() == level && !general.contains(n.id()))
                .map(Node::id)
                .toList();
    }

    private double halfWidth(List<String> ids, double most, double padding, double least) {
        List<String> labels = ids.stream().map(id -> nodes.get(id).label()).toList();
        return Math.max(least, Svg.room(labels, most) / 2 + padding);
    }

    private void rows(List<String> indicators, double x, double half) {
        double y = ROW / 2;
        String previous = "";
        for (int i = 0; i < indicators.size(); i++) {
            String factor = mainFactor(indicators.get(i));
            if (i > 0 && !factor.equals(previous)) {
                y += 12;
            }
            places.put(indicators.get(i), new Place(x, y, half, BOX_HEIGHT / 2, i, Side.INDICATOR));
            previous = factor;
            y += ROW;
        }
    }

    /** Puts the factors of a column at the middles of what they point to, far enough apart. */
    private void stack(List<String> column, double x, double half, Side side) {
        Map<String, Double> wanted = new LinkedHashMap<>();
        double next = ROW;
        for (String id : column) {
            double fallback = next;
            double y = targets(id).stream()
                    .filter(places::containsKey)
                    .filter(target -> isFactor(target)
                            || general.contains(id)
                            || mainFactor(target).equals(id))
                    .mapToDouble(target -> places.get(target).y())
                    .average()
                    .orElse(fallback);
            wanted.put(id, y);
            next = y + LEAST_BETWEEN_FACTORS;
        }
        List<String> order = wanted.keySet().stream()
                .sorted(Comparator.comparingDouble(wanted::get))
                .toList();
        double[] y = order.stream().mapToDouble(wanted::get).toArray();
        spread(y);
        for (int i = 0; i < y.length; i++) {
            places.put(order.get(i), new Place(x, y[i], half, ELLIPSE_HALF_HEIGHT, i, side));
        }
    }

    private static void spread(double[] y) {
        for (int round = 0; round < 50; round++) {
            for (int i = 1; i < y.length; i++) {
                double lacking = LEAST_BETWEEN_FACTORS - (y[i] - y[i - 1]);
                if (lacking > 1e-9) {
                    y[i] += lacking / 2;
                    y[i - 1] -= lacking / 2;
                }
            }
        }
    }

    /** Moves everything into the drawing and sets its height. */
    private void settle() {
        double top = Double.POSITIVE_INFINITY;
        double bottom = 0;
        for (Place place : places.values()) {
            double above = place.side() == Side.INDICATOR ? 4 : residualRoom();
            top = Math.min(top, place.y() - place.halfHeight() - above);
            bottom = Math.max(bottom, place.y() + place.halfHeight() + 4);
        }
        double shift = Double.isFinite(top) ? -top : 0;
        places.replaceAll(
                (id, p) -> new Place(p.x(), p.y() + shift, p.halfWidth(), p.halfHeight(), p.rank(), p.side()));
        height = Math.max(bottom + shift, 1);
    }

    private double residualRoom() {
        boolean any = diagram.arrows().stream().anyMatch(a -> a.from().equals(a.to()) && isFactor(a.from()));
        return any ? 24 : 4;
    }

    private boolean hasResiduals() {
        return diagram.arrows().stream().anyMatch(a -> a.from().equals(a.to()) && !isFactor(a.from()));
    }

    private double arcRoom(Predicate<String> column) {
        List<Arrow> arcs = diagram.arrows().stream()
                .filter(a -> !a.from().equals(a.to()) && column.test(a.from()) && column.test(a.to()))
                .filter(a -> nodes.containsKey(a.from()) && nodes.containsKey(a.to()))
                .filter(a -> nodes.get(a.from()).level() == nodes.get(a.to()).level())
                .toList();
        if (arcs.isEmpty()) {
            return 0;
        }
        return Math.min(WIDEST_BOW, BOW * longestSpan(column)) + 20;
    }

    /** Most steps that an arc of a column may go. */
    private int longestSpan(Predicate<String> column) {
        List<String> order = orderedIndicators();
        int longest = 1;
        for (Arrow arrow : diagram.arrows()) {
            if (arrow.twoHeaded() && order.contains(arrow.from()) && order.contains(arrow.to())) {
                longest = Math.max(longest, Math.abs(order.indexOf(arrow.from()) - order.indexOf(arrow.to())));
            }
        }
        long factors =
                nodes.keySet().stream().filter(column).filter(this::isFactor).count();
        return factors > 0 ? (int) Math.max(1, factors - 1) : longest;
    }

    /** How far an arc between two nodes of a column stands out. */
    double bow(String from, String to) {
        boolean indicators = places.get(from).side() == Side.INDICATOR;
        int longest = longestSpan(id -> isFactor(id) != indicators);
        int span = Math.abs(places.get(from).rank() - places.get(to).rank());
        return Math.max(NARROWEST_BOW, BOW * span * Math.min(1, WIDEST_BOW / (BOW * longest)));
    }

    /** How far outside its box an arc of an indicator begins: beyond the variance of the residual where it is shown. */
    double arcStart(String id) {
        return places.get(id).side() == Side.INDICATOR && hasResiduals() ? RESIDUAL - 6 : 0;
    }
}
