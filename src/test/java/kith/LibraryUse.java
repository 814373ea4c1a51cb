package kith;

import java.nio.file.Path;
import kith.data.DataRequest;
import kith.data.DataSource;
import kith.data.Responses;
import kith.data.ResponsesReader;
import kith.data.Roles;
import kith.finding.InputException;
import kith.instrument.Instrument;
import kith.instrument.InstrumentLibrary;
import kith.invariance.Comparability;
import kith.invariance.ladder.Invariance;
import kith.scoring.Scores;
import kith.scoring.Scoring;
import kith.sem.Sem;
import kith.sem.estimation.Estimator;
import kith.sem.fit.SemFit;
import kith.study.InstrumentModel;

/**
 * What a program does that uses Kith as a library; {@link LibraryClassPathTest} runs it with the libraries that this
 * needs.
 */
final class LibraryUse {

    private LibraryUse() {}

    public static void main(String[] arguments) {
        Instrument instrument = InstrumentLibrary.bundled("holzinger1939");
        Responses pupils = Responses.of(
                ResponsesReader.read(DataRequest.of(Path.of("datasets/holzinger1939/holzinger1939.csv"))
                                .withItemsOf(instrument)
                                .withRoles(Roles.none().withGroup("school")))
                        .responses()
                        .toTable(),
                "row");
        Scores scores = Scoring.of(instrument, pupils);
        Sem model = Sem.of(InstrumentModel.correlatedFactors(instrument)).with(Estimator.MLR);
        SemFit fit = model.fit(pupils);
        System.out.printf(
                "%d scores, CFI %.3f, comparable: %s%n",
                scores.toDataFrame().nrow(),
                fit.fit().get("cfi_robust"),
                Comparability.of(Invariance.across("school", model))
                        .fit(pupils)
                        .conclusion()
                        .answer());
        try {
            System.out.println(ResponsesReader.columns(
                    DataSource.of(Path.of("src/test/resources/reference/own/files/small.parquet"))));
        } catch (InputException withoutDuckDb) {
            System.out.println(withoutDuckDb.getMessage());
        }
    }
}
