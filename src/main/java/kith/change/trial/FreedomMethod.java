package kith.change.trial;

/** How standard errors and degrees of freedom of a mixed model are found. */
public enum FreedomMethod {
    /**
     * Kenward and Roger (1997): adjusted standard errors, second derivatives of the covariance included, which depend
     * on how covariances are written as functions of parameters; here as mmrm does.
     */
    KENWARD_ROGER,
    /** The same without second derivatives, as SAS for unstructured covariances: does not depend on the parameters. */
    KENWARD_ROGER_LINEAR,
    SATTERTHWAITE,
    /** Degrees of freedom of the level (respondents or rows) at which a term varies, as nlme. */
    BETWEEN_WITHIN
}
