package kith.cli;

import java.util.List;
import java.util.Optional;
import kith.efa.correlation.AnsweredItems;
import kith.efa.correlation.CorrelationKind;
import kith.efa.correlation.MomentCorrelations;
import kith.moments.Missing;
import kith.moments.matrix.MatrixTable;
import kith.moments.sufficient.SufficientStatistics;

/**
 * Correlations in place of responses.
 *
 * @param items to analyse; none for all
 */
record GivenCorrelations(CorrelationKind kind, Missing missing, List<String> items) {

    EfaCommand.Given of(MatrixTable read) {
        AnsweredItems answered = AnsweredItems.ofMatrix(read.matrix(), read.n().orElseThrow(), kind);
        return new EfaCommand.Given(answered, Optional.empty(), read.input(), read.findings());
    }

    EfaCommand.Given of(MatrixOptions.Moments read) {
        SufficientStatistics moments = read.statistics();
        List<String> chosen = items.isEmpty() ? moments.variables() : items;
        AnsweredItems answered = MomentCorrelations.of(moments, chosen, kind, missing);
        return new EfaCommand.Given(answered, Optional.empty(), read.input(), List.of());
    }
}
