package kith.change;

/**
 * A standard error of measurement and the changes that exceed it (de Vet et al. 2006, doi 10.1186/1477-7525-4-54).
 *
 * @param definition which standard error this is
 * @param sem in units of the score
 * @param sdcIndividual smallest detectable change of one respondent, z √2 SEM (with z = 1.96 at 95%, as published)
 * @param sdcGroup the same for the mean of the n respondents, over √n
 * @param mdc90Individual minimal detectable change of one respondent at 90%, 1.645 √2 SEM
 */
public record DefinedError(
        ErrorDefinition definition, double sem, double sdcIndividual, double sdcGroup, double mdc90Individual) {

    static DefinedError of(ErrorDefinition definition, double sem, int n, double level) {
        double individual = PublishedQuantile.of(level) * Math.sqrt(2) * sem;
        return new DefinedError(
                definition,
                sem,
                individual,
                individual / Math.sqrt(n),
                PublishedQuantile.of(0.90) * Math.sqrt(2) * sem);
    }
}
