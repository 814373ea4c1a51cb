package kith.study;

import java.util.List;
import java.util.Optional;
import kith.data.Responses;
import kith.finding.Finding;

/**
 * The responses that every analysis of a study uses.
 *
 * @param flow how many were excluded and why; empty where no respondent was
 * @param findings the same in words
 */
record RemainingResponses(Responses responses, Optional<ParticipantFlow> flow, List<Finding> findings) {

    RemainingResponses {
        findings = List.copyOf(findings);
    }

    static RemainingResponses all(Responses responses) {
        return new RemainingResponses(responses, Optional.empty(), List.of());
    }
}
