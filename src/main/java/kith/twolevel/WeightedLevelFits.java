package kith.twolevel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kith.fit.ComparativeFit;
import kith.fit.Rmsea;
import kith.sem.model.Operator;
import kith.sem.model.Parameter;
import kith.sem.model.ParameterTable;

/**
 * The fit of each level for ordered items with the other level unrestricted: moments of the other level are left out,
 * which is the same as letting free parameters reproduce them. Constraints that speak of the other level are left out.
 *
 * @param table as blocks
 */
record WeightedLevelFits(ParameterTable table, ProbitFit fit, ProbitFit.Sample sample, double rows, int maxIterations) {

    List<LevelFit> levels() {
        return List.of(of(1), of(2));
    }

    private LevelFit of(int level) {
        boolean within = level == 1;
        ProbitFit own = ProbitFit.of(partial(level), sample, within, !within, maxIterations);
        ShiftedStatistic test = own.test();
        double clusters = sample.moments().clusters();
        ShiftedStatistic baseline = ShiftedStatistic.ofZeros(
                sample.vector(), sample.weightOfRelations(within, !within), sample.gamma(), clusters);
        LevelResiduals residuals = new LevelResiduals(sample.moments(), own.structure());
        return new LevelFit(
                level,
                test.scaled(),
                test.df(),
                test.pValue(),
                Rmsea.of(test.corrected(), within ? rows : clusters, 1),
                Rmsea.estimate(test.corrected(), rows, 1),
                ComparativeFit.cfi(test.corrected(), baseline.corrected()),
                ComparativeFit.tli(test.corrected(), baseline.corrected()),
                within ? residuals.within() : residuals.between(),
                baseline.scaled(),
                baseline.df(),
                own.found().minimum().converged());
    }

    /** The model of one level; loadings, paths and covariances of the other are 0. */
    private ParameterTable partial(int kept) {
        List<Parameter> changed = new ArrayList<>();
        Set<Integer> released = new HashSet<>();
        int free = 0;
        for (Parameter row : table.parameters()) {
            if (row.level() == kept || row.op() == Operator.THRESHOLD) {
                changed.add(row.withFree(row.isFree() ? ++free : 0));
                continue;
            }
            if (row.isFree()) {
                released.add(row.free());
            }
            boolean variance = row.op() == Operator.COVARIANCE && row.lhs().equals(row.rhs());
            changed.add(row.withLabel("")
                    .withBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                    .withFree(0)
                    .withValue(variance || row.op() == Operator.SCALE ? 1 : 0));
        }
        return PartiallySaturated.restricted(table, changed, released);
    }
}
