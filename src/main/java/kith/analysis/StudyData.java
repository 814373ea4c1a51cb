package kith.analysis;

import java.util.Optional;
import java.util.Set;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.instrument.Instrument;
import kith.math.Parallel;
import kith.moments.Missing;
import kith.moments.cluster.Clustering;
import kith.rotation.StartingPoints;
import kith.sem.Sem;
import kith.sem.estimation.FitOptions;
import kith.sem.estimation.Starts;
import kith.sem.model.ModelSyntax;

/**
 * What the analyses of a study work on.
 *
 * @param instrument the questionnaire
 * @param model the structure and how it is estimated, with the treatment of missing responses settled
 * @param roles what the columns are
 * @param responses as they are in the file
 * @param keyed the same with reverse-keyed items recoded
 * @param groups the groups that are compared
 * @param undeclared whether responses are clustered by a column that the study does not declare as cluster
 * @param smallestCell the smallest number of respondents of whom statistics are shown
 * @param seed of all random work
 * @param parallel the threads; they change no number
 */
public record StudyData(
        Instrument instrument,
        StudyModel model,
        Roles roles,
        Responses responses,
        Responses keyed,
        Optional<Grouping> groups,
        Clustering undeclared,
        int smallestCell,
        long seed,
        Parallel parallel) {

    /** The same data with the structure estimated in another way. */
    public StudyData with(StudyModel another) {
        return new StudyData(
                instrument, another, roles, responses, keyed, groups, undeclared, smallestCell, seed, parallel);
    }

    /** A model estimated as the study says, with its clusters where the estimator allows for them, and its weights. */
    public Sem sem(ModelSyntax syntax) {
        Sem sem = Sem.of(syntax)
                .with(model.estimator())
                .with(model.missing().orElse(Missing.LISTWISE))
                .with(model.options())
                .with(FitOptions.defaults()
                        .withLikelihood(model.likelihood())
                        .withBounds(model.bounds())
                        .withInference(model.inference())
                        .withRotation(model.rotation().from(StartingPoints.withSeed(seed)))
                        .withStarts(new Starts(model.starts(), seed, parallel)));
        if (model.isOrdered()) {
            sem = sem.withOrdered(Set.copyOf(instrument.itemIds()));
        }
        Optional<String> cluster = roles.cluster();
        if (cluster.isPresent() && model.allowsForDesign()) {
            sem = sem.clusteredBy(cluster.get());
        }
        return roles.weight().map(sem::weightedBy).orElse(sem);
    }
}
