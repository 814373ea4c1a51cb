package kith.content;

import java.util.Optional;

/**
 * What experts think of one item.
 *
 * @param essential where the ratings say who finds it essential
 */
public record ItemContent(
        String item, int missing, RelevanceAgreement relevance, AikenV aiken, Optional<LawsheRatio> essential) {}
