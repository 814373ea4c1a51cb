package kith.analysis;

import java.util.Optional;
import kith.data.Grouping;
import kith.data.Responses;
import kith.data.Roles;
import kith.instrument.Instrument;
import kith.math.Parallel;

/**
 * What the analyses of a study work on.
 *
 * @param instrument the questionnaire
 * @param model the structure and how it is estimated, with the treatment of missing responses settled
 * @param roles what the columns are
 * @param responses as they are in the file
 * @param keyed the same with reverse-keyed items recoded
 * @param groups the groups that are compared
 * @param undeclaredClusters whether responses are clustered by a column that the study does not declare as cluster
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
        boolean undeclaredClusters,
        long seed,
        Parallel parallel) {}
