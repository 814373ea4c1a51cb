package kith.change.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import kith.change.PooledTrial;
import kith.data.Responses;
import kith.scoring.imputation.ChainedEquations;
import kith.scoring.imputation.ImputationMethod;
import org.junit.jupiter.api.Test;

/** Analysis of covariance of twelve imputed data sets against lm and mice's {@code pool}: own/pooled_trial.json. */
class PooledAncovaTest {

    private static final ChainedEquations.Plan PLAN = new ChainedEquations.Plan(12, ImputationMethod.MATCHING, 16);

    private static TrialData data(Responses set, boolean clustered) {
        int[] cluster =
                Arrays.stream(set.column("cluster")).mapToInt(c -> (int) c).toArray();
        return new TrialData(
                List.of("0", "1", "2"),
                List.of("mid", "last"),
                set.column("base"),
                new double[][] {set.column("mid"), set.column("last")},
                Arrays.stream(set.column("arm")).mapToInt(arm -> (int) arm).toArray(),
                clustered ? cluster : new int[0]);
    }

    private static ImputedAncova pooled(boolean clustered) {
        return ImputedAncova.pooled(
                PLAN,
                PooledTrial.sets().stream().map(set -> data(set, clustered)).toList(),
                1,
                0,
                0.95);
    }

    private static void check(String name, List<PooledEffect> found, JsonNode wanted) {
        assertThat(found).hasSize(2).hasSize(wanted.size());
        for (int k = 0; k < 2; k++) {
            FixedEffect effect = found.get(k).effect();
            JsonNode row = wanted.get(k);
            PooledTrial.check(name + " estimate", effect.estimate(), row.get("est"));
            PooledTrial.check(name + " se", effect.standardError(), row.get("se"));
            PooledTrial.check(name + " df", effect.df(), row.get("df"));
            PooledTrial.check(name + " t", effect.t(), row.get("t"));
            PooledTrial.check(name + " p", effect.pvalue(), row.get("p"));
            PooledTrial.check(name + " lower", effect.interval().lower(), row.get("lower"));
            PooledTrial.check(name + " upper", effect.interval().upper(), row.get("upper"));
            PooledTrial.check(name + " fmi", found.get(k).missingInformation(), row.get("fmi"));
        }
    }

    @Test
    void differencesBetweenArmsAgreeWithMice() {
        ImputedAncova found = pooled(false);
        assertThat(found.n()).isEqualTo(PooledTrial.WANTED.get("n").asInt());
        assertThat(found.visit()).isEqualTo("last");
        check("points", found.differences(), PooledTrial.WANTED.get("differences"));
        check("SDs", found.standardised(), PooledTrial.WANTED.get("standardised"));
    }

    @Test
    void robustErrorsOfClustersArePooledLikewise() {
        check("clusters", pooled(true).differences(), PooledTrial.WANTED.get("clustered"));
    }
}
