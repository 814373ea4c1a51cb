package kith.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kith.data.DataRequest;
import kith.data.DataSet;
import kith.data.InputFile;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.Finding;
import kith.finding.InputException;
import kith.finding.Problems;
import kith.moments.cluster.UndeclaredCluster;
import kith.moments.matrix.MatrixStatistics;
import kith.moments.matrix.MatrixTable;
import kith.moments.sufficient.SufficientStatistics;
import kith.sem.ModelScales;
import kith.sem.Sem;
import kith.sem.model.ModelSyntax;
import kith.sem.model.ProductName;
import kith.sem.sample.Products;

/**
 * The columns that models speak of.
 *
 * @param set rows of them
 * @param moments what stands in place of responses, if anything does; the rows are then a placeholder
 * @param undeclared columns that look like clusters which were not declared
 */
record ModelData(DataSet set, Optional<SufficientStatistics> moments, List<UndeclaredCluster> undeclared) {

    private static final int MOST = Integer.MAX_VALUE;

    /** The moments of the matrices of a file. */
    private static ModelData ofMatrices(
            DataOptions data,
            Terminal terminal,
            List<ModelSyntax> models,
            List<String> groupings,
            MatrixOptions matrix) {
        List<String> variables = variables(models);
        List<MatrixTable> tables =
                matrix.read(data.source(terminal), variables, groupings.stream().findFirst());
        Problems problems = new Problems();
        for (MatrixTable table : tables) {
            double n = table.n().orElseThrow();
            if (n % 1 != 0 || n > MOST) {
                problems.add("-n", Double.toString(n), "a whole number of respondents, at most " + MOST, "");
            }
            if (table.means().isEmpty() && tables.size() > 1) {
                problems.add(
                        table.input().name() + ", group “" + table.group() + "”",
                        "no means",
                        "a line named mean: models of several groups have intercepts",
                        "add it; where only covariances are of interest, a line of zeros");
            }
        }
        problems.throwIfAny();
        List<Finding> findings = new ArrayList<>(tables.get(0).findings());
        findings.add(Finding.of("rows_needed", Map.of("without", "model")));
        if (tables.stream().anyMatch(MatrixTable::isOfCorrelations)) {
            findings.add(Finding.of("correlations_as_covariances"));
        }
        String group = groupings.isEmpty() ? "" : groupings.get(0);
        return of(MatrixStatistics.of(tables, group), tables.get(0).input(), findings);
    }

    private static ModelData of(SufficientStatistics moments, InputFile input, List<Finding> findings) {
        DataSet set = new DataSet(moments.placeholder(), input, Map.of(), Map.of(), List.of(), findings);
        return new ModelData(set, Optional.of(moments), List.of());
    }

    /** The model fitted to moments, where these stand in place of responses. */
    Sem fittedTo(Sem sem) {
        return moments.map(sem::of).orElse(sem);
    }

    /**
     * Whether a model with these means can be fitted.
     *
     * @throws InputException when it has intercepts, and the data are a matrix without means
     */
    void requireMeans(boolean intercepts) {
        if (intercepts && !moments.map(SufficientStatistics::hasMeans).orElse(true)) {
            throw new InputException(
                    set.input().name(),
                    "no means, and a model with intercepts",
                    moments.get().origin() == SufficientStatistics.Origin.MATRIX
                            ? "a line named mean in the file"
                            : "“mean” in every sample of the file",
                    "add it, or leave intercepts out of the model");
        }
    }

    private static List<String> variables(List<ModelSyntax> models) {
        Set<String> variables = new LinkedHashSet<>();
        models.forEach(model -> variables.addAll(model.observed()));
        return List.copyOf(variables);
    }

    /**
     * With a column for each grouping, and those that say how rows were drawn. A model leaves out rows without a group
     * or a cluster and says so itself.
     *
     * @param matrix says whether the file holds matrices in place of answers
     */
    static ModelData read(
            DataOptions data,
            Terminal terminal,
            List<ModelSyntax> models,
            List<String> groupings,
            SamplingOptions sampling,
            MatrixOptions matrix) {
        if (matrix.isOfMoments()) {
            MatrixOptions.Moments read = matrix.moments(terminal);
            return of(
                    read.statistics(), read.input(), List.of(Finding.of("rows_needed", Map.of("without", "moments"))));
        }
        if (matrix.given()) {
            return ofMatrices(data, terminal, models, groupings, matrix);
        }
        Roles roles = data.roles();
        for (String grouping : groupings) {
            roles = roles.withGroup(grouping);
        }
        roles = sampling.cluster().map(roles::withCluster).orElse(roles);
        roles = sampling.weights().map(roles::withWeight).orElse(roles);
        List<String> variables = variables(models);
        boolean products =
                variables.stream().anyMatch(name -> ProductName.of(name).isPresent());
        List<String> columns = products
                ? Products.columns(models, variables, ResponsesReader.columns(data.source(terminal)))
                : variables;
        DataSet read = ResponsesReader.read(DataRequest.of(data.source(terminal))
                .withNumbers(columns)
                .withRoles(roles.withBlanks(Roles.Blanks.KEPT))
                .withOthers(DataRequest.Others.AS_TEXT));
        DataSet set = products ? withProducts(read, variables) : read;
        List<UndeclaredCluster> undeclared =
                sampling.cluster().isPresent() ? List.of() : undeclared(set, models.get(0), groupings);
        return new ModelData(withFindings(set, undeclared), Optional.empty(), undeclared);
    }

    private static DataSet withProducts(DataSet set, List<String> variables) {
        Products products = Products.added(set.responses(), variables);
        List<Finding> findings = new ArrayList<>(set.findings());
        findings.addAll(products.findings());
        return new DataSet(
                products.responses(), set.input(), set.valueLabels(), set.questions(), set.further(), findings);
    }

    /** Columns that look like clusters and were not declared. */
    private static List<UndeclaredCluster> undeclared(DataSet read, ModelSyntax model, List<String> groupings) {
        return UndeclaredCluster.in(
                read.responses(),
                ModelScales.of(model),
                Set.copyOf(groupings),
                groupings.stream().findFirst());
    }

    private static DataSet withFindings(DataSet read, List<UndeclaredCluster> undeclared) {
        List<Finding> findings = new ArrayList<>(read.findings());
        undeclared.forEach(found -> findings.add(found.finding()));
        return new DataSet(
                read.responses(), read.input(), read.valueLabels(), read.questions(), read.further(), findings);
    }
}
