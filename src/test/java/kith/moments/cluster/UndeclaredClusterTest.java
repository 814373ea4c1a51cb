package kith.moments.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import kith.Reference;
import kith.data.Responses;
import kith.finding.Finding;
import kith.finding.Severity;
import kith.finding.WayIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UndeclaredClusterTest {

    private static final List<UndeclaredCluster.Scale> SCALES =
            List.of(new UndeclaredCluster.Scale("Trust", List.of("a", "b", "c")));
    private static final int ROWS = 240;
    private static final int TEAMS = 24;

    /** Three items, the third reversed, that share a factor; teams of ten differ in it by {@code sd}. */
    private static Responses teams(double sd, Map<String, IntFunction<String>> columns) {
        Random random = new Random(13);
        double[] team =
                random.doubles(TEAMS).map(u -> sd * Math.sqrt(12) * (u - 0.5)).toArray();
        double[][] items = new double[3][ROWS];
        for (int row = 0; row < ROWS; row++) {
            double factor = random.nextGaussian() + team[row % TEAMS];
            for (int i = 0; i < 3; i++) {
                items[i][row] = (i == 2 ? -1 : 1) * factor + random.nextGaussian();
            }
        }
        items[1][7] = Double.NaN;
        Map<String, double[]> numeric = new LinkedHashMap<>();
        numeric.put("a", items[0]);
        numeric.put("b", items[1]);
        numeric.put("c", items[2]);
        Map<String, List<String>> labels = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        columns.forEach((name, cell) -> {
            List<String> cells = new ArrayList<>();
            for (int row = 0; row < ROWS; row++) {
                cells.add(cell.apply(row));
            }
            labels.put(name, cells);
        });
        for (int row = 0; row < ROWS; row++) {
            ids.add("r" + row);
        }
        return new Responses("teams.csv", ids, numeric, labels);
    }

    private static List<String> found(double sd, String column, IntFunction<String> cells) {
        return UndeclaredCluster.in(teams(sd, Map.of(column, cells)), SCALES, Set.of(), Optional.empty()).stream()
                .map(UndeclaredCluster::column)
                .toList();
    }

    @Test
    void tellsOfTeamsThatNobodyDeclared() {
        Responses responses = teams(0.8, Map.of("team", row -> "team " + row % TEAMS));
        List<UndeclaredCluster> found = UndeclaredCluster.in(responses, SCALES, Set.of(), Optional.empty());
        assertThat(found).hasSize(1);
        Finding finding = found.get(0).finding();
        assertThat(finding.code()).isEqualTo("undeclared_cluster");
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.where()).isEqualTo("team");
        assertThat(finding.what()).contains("ICC(1) = .", "for Trust", "F(23, 216)", "p < .001", "design effect");
        assertThat(finding.remedy(WayIn.STUDY)).contains("`cluster: team`");
        assertThat(finding.remedy(WayIn.COMMAND_LINE)).contains("`--cluster team`");
    }

    @Test
    void codesOfTeamsAreNoAmounts() {
        assertThat(found(0.8, "team", row -> Integer.toString(1 + row % TEAMS * 7 % TEAMS)))
                .containsExactly("team");
    }

    @Test
    void isSilentWhereTeamsDoNotDiffer() {
        assertThat(found(0, "team", row -> "team " + row % TEAMS)).isEmpty();
    }

    @Test
    void declaredColumnsAndGroupsAreNotAsked() {
        Responses responses = teams(0.8, Map.of("team", row -> "team " + row % TEAMS));
        assertThat(UndeclaredCluster.in(responses, SCALES, Set.of("team"), Optional.empty()))
                .isEmpty();
        assertThat(UndeclaredCluster.in(responses, SCALES, Set.of(), Optional.of("team")))
                .isEmpty();
    }

    /** Differences of the groups that are compared are no effect of the clusters within them. */
    @Test
    void groupsThatAreComparedAreTakenOut() {
        Responses plain = teams(0, Map.of("site", row -> row < 120 ? "A" : "B", "team", row -> "team " + row / 10));
        Map<String, double[]> numeric = new LinkedHashMap<>();
        plain.numeric().forEach((name, column) -> {
            double[] moved = column.clone();
            for (int row = 0; row < 120; row++) {
                moved[row] += name.equals("c") ? -2 : 2;
            }
            numeric.put(name, moved);
        });
        Responses apart = new Responses(plain.source(), plain.rowIds(), numeric, plain.labels());
        assertThat(UndeclaredCluster.in(apart, SCALES, Set.of("site"), Optional.empty()))
                .hasSize(1);
        assertThat(UndeclaredCluster.in(apart, SCALES, Set.of(), Optional.of("site")))
                .isEmpty();
    }

    @Test
    void columnsThatCannotBeClustersAreNotAsked() {
        assertThat(found(0.8, "pair", row -> row % TEAMS < 12 ? "low" : "high")).isEmpty();
        assertThat(found(0.8, "person", row -> "r" + row)).isEmpty();
        assertThat(found(0.8, "couple", row -> "c" + row / 2)).isEmpty();
        assertThat(found(0.8, "height", row -> row % TEAMS + ".5")).isEmpty();
        assertThat(found(0.8, "points", row -> Integer.toString(1 + row % TEAMS % 7)))
                .isEmpty();
        assertThat(found(0.8, "empty", row -> "")).isEmpty();
    }

    /** An amount goes with the scale by a trend, which makes no clusters of it. */
    @Test
    void anAmountIsNoCluster() {
        Responses plain = teams(0, Map.of());
        double[] item = plain.column("a");
        Responses withAge = teams(0, Map.of("age", row -> Integer.toString((int) Math.round(40 + 3 * item[row]))));
        assertThat(UndeclaredCluster.in(withAge, SCALES, Set.of(), Optional.empty()))
                .isEmpty();
    }

    /** Codes of sites and an amount differ in how frequent successive values are. */
    @Test
    void frequenciesOfAnAmountFormADistribution() {
        assertThat(found(0.8, "age", ofTeams(1, 1, 2, 2, 3, 3, 3, 3, 2, 2, 1, 1)))
                .isEmpty();
        assertThat(found(0.8, "site", ofTeams(1, 3, 1, 2, 3, 2, 1, 3, 2, 1, 3, 2)))
                .containsExactly("site");
    }

    /** Successive numbers, each for so many teams. */
    private static IntFunction<String> ofTeams(int... sizes) {
        List<String> codes = new ArrayList<>();
        for (int number = 0; number < sizes.length; number++) {
            for (int team = 0; team < sizes[number]; team++) {
                codes.add(Integer.toString(20 + number));
            }
        }
        return row -> codes.get(row % TEAMS);
    }

    @Test
    void agesOfTheBigFiveAreNoClusters() {
        Responses bfi = labelled(Reference.data("bfi.csv"), "age");
        UndeclaredCluster.Scale conscientiousness =
                new UndeclaredCluster.Scale("Conscientiousness", List.of("C1", "C2", "C3", "C4", "C5"));
        assertThat(UndeclaredCluster.in(bfi, List.of(conscientiousness), Set.of(), Optional.empty()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bh1996.csv, LEAD", "bhr2000.csv, AP12"})
    void codesOfCompaniesAreClusters(String file, String item) {
        Responses soldiers = labelled(Reference.data(file), "GRP");
        assertThat(UndeclaredCluster.in(
                        soldiers,
                        List.of(new UndeclaredCluster.Scale("Ratings", List.of(item))),
                        Set.of(),
                        Optional.empty()))
                .extracting(UndeclaredCluster::column)
                .containsExactly("GRP");
    }

    private static Responses labelled(Responses data, String column) {
        List<String> cells = new ArrayList<>();
        for (double value : data.column(column)) {
            cells.add(Double.isNaN(value) ? "" : Long.toString(Math.round(value)));
        }
        return new Responses(data.source(), data.rowIds(), data.numeric(), Map.of(column, cells));
    }

    @ParameterizedTest
    @CsvSource({"1.000, SLIGHT", "1.999, SLIGHT", "2.000, SUBSTANTIAL", "5.000, SUBSTANTIAL"})
    void clusteringByDesignEffect(double designEffect, Clustering clustering) {
        assertThat(Clustering.of(designEffect)).isEqualTo(clustering);
    }

    @Test
    void clusteringIsThatOfTheStrongestColumn() {
        assertThat(Clustering.of(List.of())).isEqualTo(Clustering.NONE);
        List<UndeclaredCluster> found = UndeclaredCluster.in(
                teams(0.8, Map.of("team", row -> "team " + row % TEAMS)), SCALES, Set.of(), Optional.empty());
        assertThat(found.get(0).effect().designEffect()).isGreaterThan(2);
        assertThat(Clustering.of(found)).isEqualTo(Clustering.SUBSTANTIAL);
        assertThat(found.get(0).finding().what()).contains("Tests then reject too often");
    }

    @Test
    void countsTheTestsOfAllColumnsAndScales() {
        Responses responses =
                teams(0.8, Map.of("team", row -> "team " + row % TEAMS, "room", row -> "room " + row % 11));
        List<UndeclaredCluster.Scale> two =
                List.of(SCALES.get(0), new UndeclaredCluster.Scale("One item", List.of("a")));
        List<UndeclaredCluster> found = UndeclaredCluster.in(responses, two, Set.of(), Optional.empty());
        assertThat(found).hasSize(1);
        assertThat(found.get(0).tests()).isEqualTo(4);
        assertThat(found.get(0).adjustedP()).isEqualTo(4 * found.get(0).effect().pValue());
    }
}
