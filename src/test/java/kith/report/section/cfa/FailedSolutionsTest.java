package kith.report.section.cfa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kith.Reference;
import kith.data.Responses;
import kith.efa.Exploration;
import kith.efa.ExplorationPlan;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.CorrelationQuestion;
import kith.efa.extraction.ExtractionMethod;
import kith.efa.retention.RetentionOptions;
import kith.efa.solution.EfaSolution;
import kith.finding.Finding;
import kith.math.Parallel;
import kith.report.document.Block;
import kith.report.document.Cell;
import kith.report.document.Section;
import kith.report.document.Table;
import kith.report.section.efa.EfaSection;
import kith.report.section.word.Labels;
import kith.rotation.NamedRotation;
import kith.rotation.StartingPoints;
import kith.sem.Sem;
import kith.sem.fit.SemFit;
import kith.sem.solution.StandardizedBy;
import org.junit.jupiter.api.Test;

/** Estimates of a search without an end are no result, and improper solutions are marked. */
class FailedSolutionsTest {

    /** x1 and x2 do not correlate but both do with x3: the loading of x3 grows without end. */
    private static SemFit divergent() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        int[] a = IntStream.range(0, 96).map(row -> 2 * (row % 2) - 1).toArray();
        int[] b = IntStream.range(0, 96).map(row -> 2 * (row / 2 % 2) - 1).toArray();
        int[] c = IntStream.range(0, 96).map(row -> 2 * (row / 4 % 2) - 1).toArray();
        columns.put("x1", IntStream.range(0, 96).mapToDouble(row -> a[row]).toArray());
        columns.put("x2", IntStream.range(0, 96).mapToDouble(row -> b[row]).toArray());
        columns.put(
                "x3",
                IntStream.range(0, 96)
                        .mapToDouble(row -> 0.4 * a[row] + 0.4 * b[row] + 0.8 * c[row])
                        .toArray());
        List<String> ids = IntStream.range(0, 96).mapToObj(Integer::toString).toList();
        return Sem.of("f =~ x1 + x2 + x3").fit(new Responses("", ids, columns, Map.of()));
    }

    private static List<Table> tables(Section section) {
        return section.blocks().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }

    @Test
    void aModelThatDidNotConvergeShowsNoEstimatesAndNoFit() {
        SemFit fit = divergent();
        assertThat(fit.converged()).isFalse();
        Section section = CfaSection.of("cfa", "Factor analysis", fit, Labels.none());
        assertThat(tables(section)).hasSize(1);
        List<Cell> row = tables(section).get(0).rows().get(0);
        assertThat(row.get(0)).isEqualTo(Cell.text("As specified (did not converge)"));
        assertThat(row.get(1)).isEqualTo(Cell.count(96));
        assertThat(row.subList(2, row.size())).containsOnly(Cell.empty());
        assertThat(section.blocks())
                .contains(new Block.Paragraph("The model did not converge, so there are no estimates to show."));
        for (List<Cell> parameter :
                CfaSection.parameters(fit, StandardizedBy.ALL).rows()) {
            assertThat(parameter.subList(5, parameter.size())).containsOnly(Cell.empty());
        }
    }

    private static Exploration exploration() {
        AnsweredItems items = CorrelationQuestion.of(CorrelationKind.PEARSON, new Parallel(1))
                .of(Reference.data("hs1939.csv"), List.of("x1", "x2", "x3", "x4", "x5", "x6"));
        return new ExplorationPlan(
                        ExtractionMethod.MINRES,
                        NamedRotation.of("oblimin").rotation(),
                        OptionalInt.of(2),
                        RetentionOptions.withSeed(1).with(new Parallel(1)).withReplications(20),
                        new StartingPoints(0, 1, new Parallel(1)),
                        ExplorationPlan.Errors.NONE,
                        20)
                .of(items);
    }

    private static Exploration with(Exploration found, boolean converged, List<Finding> findings) {
        EfaSolution s = found.solution();
        EfaSolution other = new EfaSolution(
                s.n(),
                s.method(),
                s.axes(),
                s.loadings(),
                s.phi(),
                s.structure(),
                s.communality(),
                s.complexity(),
                s.eigenvalues(),
                s.varianceAccounted(),
                s.residuals(),
                s.fit(),
                s.rotation(),
                converged,
                findings);
        return new Exploration(
                found.items(),
                found.adequacy(),
                found.normality(),
                found.retention(),
                other,
                found.precision(),
                found.scores(),
                found.general(),
                found.bifactor(),
                found.groups(),
                found.remarks());
    }

    @Test
    void anExplorationThatDidNotConvergeShowsNoLoadings() {
        Exploration found = exploration();
        assertThat(tables(EfaSection.of(found, "oblimin", List.of())))
                .extracting(Table::id)
                .contains("efa-loadings", "efa-variance", "efa-phi", "efa-fit");
        Exploration failed = with(found, false, List.of());
        assertThat(tables(EfaSection.of(failed, "oblimin", List.of())))
                .extracting(Table::id)
                .contains("efa-adequacy", "efa-retention")
                .doesNotContain("efa-loadings", "efa-variance", "efa-phi", "efa-scores", "efa-fit");
        List<Cell> row = EfaSection.loadings(failed, "oblimin").rows().get(0);
        assertThat(row.subList(1, row.size() - 1)).containsOnly(Cell.empty());
    }

    @Test
    void anImproperExplorationIsMarked() {
        Exploration found = exploration();
        Exploration improper =
                with(found, true, List.of(Finding.of("ultra_heywood_case").at("x1")));
        assertThat(EfaSection.loadings(found, "oblimin").caption()).isEqualTo("Loadings");
        assertThat(EfaSection.loadings(improper, "oblimin").caption()).isEqualTo("Loadings (improper solution)");
    }
}
