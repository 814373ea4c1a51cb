package kith.sem;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kith.sem.discrepancy.Weight;
import kith.sem.implied.MomentStructure;
import kith.sem.implied.SparseProduct;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Modification indices (Sörbom 1989, doi 10.1007/BF02294623): loadings of each factor on every indicator of another, residual
 * covariances, covariances of factors, that the model fixes at 0. With expected information, as lavaan's {@code modindices}. Where
 * predictors are taken as given, also their effects on single indicators, by which people with the same factors answer differently
 * (differential item functioning; Muthén 1989, doi 10.1007/BF02296397), as lavaan's {@code lavTestScore(add = )}.
 */
final class ModificationIndices {

    private ModificationIndices() {}

    static List<ModificationIndex> of(FittedModel fitted) {
        ParameterTable table = fitted.table();
        List<Parameter> candidates = candidates(table);
        List<Parameter> rows = new ArrayList<>(table.parameters());
        rows.addAll(candidates);
        ParameterTable extended = table.withParameters(rows);
        List<GroupTerm> terms = Terms.of(extended, fitted.samples(), fitted.estimator(), fitted.options());
        int own = table.freeCount();
        int q = own + candidates.size();
        double[] theta = java.util.Arrays.copyOf(fitted.theta(), q);
        double[] score = new double[q];
        DMatrixRMaj information = new DMatrixRMaj(q, q);
        for (GroupTerm term : terms) {
            add(term, theta, score, information);
        }
        DMatrixRMaj inverse = expandedInverse(fitted, information, own);
        double n = terms.stream().mapToDouble(term -> term.sample().size()).sum();
        double[] values = new double[rows.size()];
        double[] mi = new double[candidates.size()];
        for (int c = 0; c < mi.length; c++) {
            double[] cross = new double[own];
            for (int a = 0; a < own; a++) {
                cross[a] = information.get(own + c, a);
            }
            double left = information.get(own + c, own + c) - ScoreTests.quadratic(cross, inverse);
            double slope = score[own + c];
            mi[c] = left > 1e-5 ? n * slope * slope / left : Double.NaN;
            values[table.parameters().size() + c] = slope / left;
        }
        return answers(fitted, extended, terms, candidates, values, mi);
    }

    private static void add(GroupTerm term, double[] theta, double[] score, DMatrixRMaj information) {
        MomentStructure structure = term.structure();
        structure.evaluate(theta);
        double[] derivative = new double[structure.momentCount()];
        term.discrepancy().valueAndDerivative(structure.moments(), derivative);
        structure.addGradient(derivative, -term.share(), score);
        DMatrixRMaj jacobian = new DMatrixRMaj(1, 1);
        structure.jacobian(jacobian);
        Weight weight = term.discrepancy().curvature(structure.moments());
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        weight.multiply(jacobian, weighted);
        SparseProduct.addTransposeTimes(jacobian, weighted, term.share(), information);
    }

    private static DMatrixRMaj expandedInverse(FittedModel fitted, DMatrixRMaj information, int own) {
        DMatrixRMaj part = CommonOps_DDRM.extract(information, 0, own, 0, own);
        DMatrixRMaj reduced = fitted.reduction().reduce(part);
        DMatrixRMaj inverse = new DMatrixRMaj(reduced.numRows, reduced.numCols);
        ScoreTests.invert(reduced, inverse);
        return fitted.reduction().expand(inverse);
    }

    private static List<ModificationIndex> answers(
            FittedModel fitted,
            ParameterTable extended,
            List<GroupTerm> terms,
            List<Parameter> candidates,
            double[] changes,
            double[] mi) {
        double[] theta = java.util.Arrays.copyOf(fitted.theta(), extended.freeCount());
        DerivedValues derived =
                DerivedValues.of(extended, terms, theta, fitted.options().parameterization());
        double[] values = new Solution(derived.table(), theta, new DMatrixRMaj(1, 1)).values();
        int own = values.length - mi.length;
        System.arraycopy(changes, own, values, own, mi.length);
        double[] standardised = Standardization.of(derived.table(), derived.structures(), values)
                .values(StandardizedBy.ALL);
        List<ModificationIndex> answers = new ArrayList<>();
        for (int c = 0; c < mi.length; c++) {
            Parameter row = candidates.get(c);
            int at = own + c;
            if (!Double.isNaN(mi[c])) {
                answers.add(new ModificationIndex(
                        row.lhs(), row.op(), row.rhs(), row.group(), mi[c], values[at], standardised[at]));
            }
        }
        return answers;
    }

    private static List<Parameter> candidates(ParameterTable table) {
        Set<String> present = new LinkedHashSet<>();
        Set<String> structural = new LinkedHashSet<>(table.exogenous());
        Set<String> indicators = new LinkedHashSet<>();
        for (Parameter row : table.parameters()) {
            present.add(key(row.lhs(), row.op(), row.rhs(), row.group()));
            present.add(key(row.rhs(), row.op(), row.lhs(), row.group()));
            if (row.op() == Operator.REGRESSION) {
                structural.add(row.lhs());
                structural.add(row.rhs());
            } else if (row.op() == Operator.LOADING && table.observed().contains(row.rhs())) {
                indicators.add(row.rhs());
            }
        }
        List<String> items = List.copyOf(indicators);
        indicators.removeAll(structural);
        List<Parameter> candidates = new ArrayList<>();
        int free = table.freeCount();
        for (int g = 1; g <= table.groups().size(); g++) {
            List<String[]> pairs = pairs(table, indicators, structural);
            for (String predictor : table.exogenous()) {
                items.forEach(item -> pairs.add(new String[] {item, "~", predictor}));
            }
            for (String[] pair : pairs) {
                Operator op = switch (pair[1]) {
                    case "=~" -> Operator.LOADING;
                    case "~" -> Operator.REGRESSION;
                    default -> Operator.COVARIANCE;
                };
                if (!present.contains(key(pair[0], op, pair[2], g))) {
                    candidates.add(candidate(pair[0], op, pair[2], g, ++free));
                }
            }
        }
        return candidates;
    }

    private static List<String[]> pairs(ParameterTable table, Set<String> indicators, Set<String> structural) {
        List<String[]> pairs = new ArrayList<>();
        List<String> measured = List.copyOf(indicators);
        for (String factor : table.latent()) {
            boolean measures = table.parameters().stream()
                    .anyMatch(row -> row.op() == Operator.LOADING
                            && row.lhs().equals(factor)
                            && table.observed().contains(row.rhs()));
            if (measures) {
                measured.forEach(indicator -> pairs.add(new String[] {factor, "=~", indicator}));
            }
        }
        addCovariances(measured, pairs);
        addCovariances(
                table.latent().stream().filter(f -> !structural.contains(f)).toList(), pairs);
        return pairs;
    }

    private static void addCovariances(List<String> names, List<String[]> pairs) {
        for (int i = 0; i < names.size(); i++) {
            for (int j = i + 1; j < names.size(); j++) {
                pairs.add(new String[] {names.get(i), "~~", names.get(j)});
            }
        }
    }

    private static Parameter candidate(String lhs, Operator op, String rhs, int group, int free) {
        return new Parameter(
                lhs,
                op,
                rhs,
                group,
                1,
                free,
                Double.NaN,
                "",
                false,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    private static String key(String lhs, Operator op, String rhs, int group) {
        return lhs + op + rhs + " " + group;
    }
}
