package kith.sem.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kith.sem.estimation.GroupTerm;
import kith.sem.fit.FittedModel;
import kith.sem.implied.GroupJacobian;
import kith.sem.implied.GroupModel;
import kith.sem.implied.MomentStructure;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;
import kith.sem.solution.DerivedValues;
import kith.sem.solution.Solution;
import kith.sem.solution.Standardization;
import kith.sem.solution.StandardizedBy;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Modification indices (Sörbom 1989, doi 10.1007/BF02294623) of the parameters in {@link ModificationCandidates}.
 *
 * <p>With s the score of a candidate, I the expected information about free parameters and candidates and V = I_cc −
 * I_cf I_ff⁻¹ I_fc, the index is N s² ∕ V and the expected change s ∕ V, as in lavaan's {@code modindices()};
 * incomplete rows count with what is observed in them. Moments of predictors taken as given count as free parameters
 * here, which changes only the indices of paths that predict a predictor: these are the indices of the model with
 * random predictors (lavaan with {@code fixed.x = FALSE}). A candidate whose V is 0 next to I_cc is not identified
 * beside the free parameters and has no index. The expected change is standardised by the standard deviations of the
 * fitted model, a residual covariance by those of its residuals. lavaan gives in the place of a standardised change of
 * a variance the standardised variance itself, with the sign of the change; here it is the change.
 */
public final class ModificationIndices {

    private static final double IDENTIFIED = 1e-8;

    private final FittedModel fitted;
    private final ParameterTable table;
    private final double delta;
    private final double n;
    private final DMatrixRMaj inverse;
    private final DerivedValues derived;
    private final Standardization standardization;

    private ModificationIndices(FittedModel fitted, double delta) {
        this.fitted = fitted;
        this.table = fitted.table();
        this.delta = delta;
        this.n = fitted.evaluation().size();
        this.inverse = fitted.reduction()
                .expand(ScoreTests.reducedInverse(
                        fitted.reduction(), fitted.evaluation().expectedInformation()));
        this.derived = DerivedValues.of(
                table, fitted.terms(), fitted.theta(), fitted.options().parameterization());
        double[] values = new Solution(derived.table(), fitted.theta(), new DMatrixRMaj(1, 1)).values();
        this.standardization = Standardization.of(derived.table(), derived.structures(), values);
    }

    /** Expected effects of freeing each parameter that the model fixes or leaves out, in no order of size. */
    public static List<ModificationIndex> of(FittedModel fitted) {
        return of(fitted, ModificationPower.DELTA);
    }

    /**
     * @param delta size of a misspecification that matters, in units of the parameters, for {@link ModificationPower}
     */
    public static List<ModificationIndex> of(FittedModel fitted, double delta) {
        ModificationIndices indices = new ModificationIndices(fitted, delta);
        List<ModificationIndex> all = new ArrayList<>();
        for (int g = 1; g <= fitted.terms().size(); g++) {
            all.addAll(indices.ofGroup(g));
        }
        return all;
    }

    private List<ModificationIndex> ofGroup(int group) {
        List<Parameter> given = table.parameters().stream()
                .filter(row -> row.group() == group
                        && row.exogenous()
                        && !fitted.terms().get(group - 1).isConditional())
                .toList();
        List<Parameter> candidates = ModificationCandidates.of(table, derived, group);
        List<Parameter> opened = new ArrayList<>(given);
        opened.addAll(candidates);
        int first = table.freeCount() + given.size();
        int q = table.freeCount() + opened.size();
        double[] theta = Arrays.copyOf(fitted.theta(), q);
        for (int c = 0; c < opened.size(); c++) {
            theta[table.freeCount() + c] = opened.get(c).value();
        }
        GroupTerm term = fitted.terms().get(group - 1);
        MomentStructure structure = term.structureOf(GroupModel.of(freed(opened), group));
        structure.evaluate(theta);
        double[] derivative = new double[structure.momentCount()];
        term.discrepancy().valueAndDerivative(structure.moments(), derivative);
        double[] score = new double[q];
        structure.addGradient(derivative, -term.share(), score);
        DMatrixRMaj information = information(structure, term);
        DMatrixRMaj inverseOfFree = inverseOfFree(information, first);
        List<ModificationIndex> indices = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            double whole = information.get(first + c, first + c);
            double left = whole - explained(information, inverseOfFree, first + c);
            if (left > IDENTIFIED * whole) {
                indices.add(index(candidates.get(c), score[first + c], left));
            }
        }
        return indices;
    }

    /**
     * That of the free parameters and, behind them, of the moments of given predictors, about which the two say nothing
     * together.
     */
    private DMatrixRMaj inverseOfFree(DMatrixRMaj information, int count) {
        int own = table.freeCount();
        if (count == own) {
            return inverse;
        }
        DMatrixRMaj given = CommonOps_DDRM.extract(information, own, count, own, count);
        DMatrixRMaj inverseOfGiven = new DMatrixRMaj(count - own, count - own);
        ScoreTests.invert(given, inverseOfGiven);
        DMatrixRMaj both = new DMatrixRMaj(count, count);
        CommonOps_DDRM.insert(inverse, both, 0, 0);
        CommonOps_DDRM.insert(inverseOfGiven, both, own, own);
        return both;
    }

    /** The table, with values that follow from others, with these rows as free parameters behind the others. */
    private ParameterTable freed(List<Parameter> opened) {
        List<Parameter> rows = new ArrayList<>(derived.table().parameters());
        int free = table.freeCount();
        for (Parameter row : opened) {
            Parameter open = row.withFree(++free);
            int at = derived.table().parameters().indexOf(row);
            if (at < 0) {
                rows.add(open);
            } else {
                rows.set(at, open);
            }
        }
        return table.withParameters(rows);
    }

    private static DMatrixRMaj information(MomentStructure structure, GroupTerm term) {
        GroupJacobian jacobian = structure.jacobian();
        DMatrixRMaj weighted = new DMatrixRMaj(1, 1);
        term.discrepancy().expectedInformation(structure.moments()).multiply(jacobian.block(), weighted);
        return jacobian.times(weighted, term.share()).whole();
    }

    /** I_cf I_ff⁻¹ I_fc; only parameters of the candidate's group have an I_cf other than 0. */
    private static double explained(DMatrixRMaj information, DMatrixRMaj inverse, int candidate) {
        int[] places = new int[inverse.numRows];
        int count = 0;
        for (int a = 0; a < inverse.numRows; a++) {
            if (information.get(candidate, a) != 0) {
                places[count++] = a;
            }
        }
        double sum = 0;
        for (int i = 0; i < count; i++) {
            double part = 0;
            for (int j = 0; j < count; j++) {
                part += inverse.get(places[i], places[j]) * information.get(candidate, places[j]);
            }
            sum += part * information.get(candidate, places[i]);
        }
        return sum;
    }

    private ModificationIndex index(Parameter row, double score, double left) {
        double mi = n * score * score / left;
        double change = score / left;
        Map<StandardizedBy, Double> standardised = new EnumMap<>(StandardizedBy.class);
        for (StandardizedBy by : StandardizedBy.values()) {
            standardised.put(by, change * standardization.factor(row, by));
        }
        return new ModificationIndex(
                row.lhs(),
                row.op(),
                row.op() == Operator.INTERCEPT ? "" : row.rhs(),
                row.group(),
                mi,
                change,
                standardised,
                ModificationPower.of(delta, n * left, mi, change));
    }
}
