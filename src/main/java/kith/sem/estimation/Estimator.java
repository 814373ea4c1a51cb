package kith.sem.estimation;

import java.util.Locale;

/**
 * How a model is estimated: a composition of what is minimised, what information the standard errors rest on, how they
 * are made robust, and how the test of fit is corrected. lavaan's names and conventions. The last three may be chosen
 * apart from it: see {@link Inference}.
 */
public enum Estimator {
    /** Maximum likelihood; expected information (observed where responses are missing). */
    ML(Minimised.NORMAL_LIKELIHOOD, Information.EXPECTED, Spread.INFORMATION, Correction.NONE),
    /** Maximum likelihood with standard errors from casewise scores and the Yuan–Bentler test in the form of Mplus. */
    MLR(Minimised.NORMAL_LIKELIHOOD, Information.OBSERVED, Spread.CASEWISE, Correction.YUAN_BENTLER_MPLUS),
    /** Maximum likelihood with robust standard errors and the Satorra–Bentler test; complete answers only. */
    MLM(Minimised.NORMAL_LIKELIHOOD, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SATORRA_BENTLER),
    /** Maximum likelihood with robust standard errors and the scaled and shifted test; complete answers only. */
    MLMV(Minimised.NORMAL_LIKELIHOOD, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SCALED_SHIFTED),
    /**
     * Maximum likelihood with robust standard errors and the mean- and variance-adjusted test; complete answers only.
     */
    MLMVS(Minimised.NORMAL_LIKELIHOOD, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.MEAN_VAR_ADJUSTED),
    /** Maximum likelihood with standard errors from the products of first derivatives. */
    MLF(Minimised.NORMAL_LIKELIHOOD, Information.FIRST_ORDER, Spread.INFORMATION, Correction.NONE),
    /** Generalised least squares. */
    GLS(Minimised.GENERALISED_LEAST_SQUARES, Information.EXPECTED, Spread.INFORMATION, Correction.NONE),
    /** Unweighted least squares. */
    ULS(Minimised.UNWEIGHTED_LEAST_SQUARES, Information.EXPECTED, Spread.INFORMATION, Correction.NONE),
    /** Weighted least squares with the full weight matrix (asymptotically distribution-free). */
    WLS(Minimised.WEIGHTED_LEAST_SQUARES, Information.EXPECTED, Spread.INFORMATION, Correction.NONE),
    /** Diagonally weighted least squares. */
    DWLS(Minimised.DIAGONAL_LEAST_SQUARES, Information.EXPECTED, Spread.INFORMATION, Correction.NONE),
    /** Diagonal weights, robust standard errors, Satorra–Bentler test. */
    WLSM(Minimised.DIAGONAL_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SATORRA_BENTLER),
    /** Diagonal weights, robust standard errors, scaled and shifted test. */
    WLSMV(Minimised.DIAGONAL_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SCALED_SHIFTED),
    /** Diagonal weights, robust standard errors, mean- and variance-adjusted test. */
    WLSMVS(Minimised.DIAGONAL_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.MEAN_VAR_ADJUSTED),
    /** Unweighted, robust standard errors, Satorra–Bentler test. */
    ULSM(Minimised.UNWEIGHTED_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SATORRA_BENTLER),
    /** Unweighted, robust standard errors, scaled and shifted test. */
    ULSMV(Minimised.UNWEIGHTED_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.SCALED_SHIFTED),
    /** Unweighted, robust standard errors, mean- and variance-adjusted test. */
    ULSMVS(Minimised.UNWEIGHTED_LEAST_SQUARES, Information.EXPECTED, Spread.ASYMPTOTIC, Correction.MEAN_VAR_ADJUSTED);

    /** What is minimised. */
    public enum Minimised {
        NORMAL_LIKELIHOOD,
        GENERALISED_LEAST_SQUARES,
        UNWEIGHTED_LEAST_SQUARES,
        WEIGHTED_LEAST_SQUARES,
        DIAGONAL_LEAST_SQUARES;

        /** Whether there is a likelihood, and with it AIC and BIC. */
        public boolean isLikelihood() {
            return this == NORMAL_LIKELIHOOD;
        }
    }

    /** What the standard errors rest on. */
    public enum Information {
        /** Its expectation under the model. */
        EXPECTED("expected"),
        /** Second derivatives at the estimates. */
        OBSERVED("observed"),
        /** Cross-products of the first derivatives of each row. */
        FIRST_ORDER("first.order");

        private final String lavaanName;

        Information(String lavaanName) {
            this.lavaanName = lavaanName;
        }

        public String lavaanName() {
            return lavaanName;
        }
    }

    /** Where the spread of the estimates comes from. */
    public enum Spread {
        /** None are computed; a corrected test rests on what it needs. */
        NONE("none"),
        /** The inverse of the information. */
        INFORMATION("standard"),
        /** A sandwich around the cross-products of casewise scores (Huber–White). */
        CASEWISE("robust.huber.white"),
        /** A sandwich around the asymptotic covariance of the moments. */
        ASYMPTOTIC("robust.sem");

        private final String lavaanName;

        /** Whether it is around something else than the information. */
        public boolean isSandwich() {
            return this == CASEWISE || this == ASYMPTOTIC;
        }

        Spread(String lavaanName) {
            this.lavaanName = lavaanName;
        }

        public String lavaanName() {
            return lavaanName;
        }
    }

    /** How the test of fit is corrected. */
    public enum Correction {
        NONE("standard"),
        /** Scaled to the mean of the χ² distribution (Satorra and Bentler 1994). */
        SATORRA_BENTLER("satorra.bentler"),
        /** Scaled and shifted to its mean and variance (Asparouhov and Muthén 2010). */
        SCALED_SHIFTED("scaled.shifted"),
        /**
         * Scaled to its mean and variance, with degrees of freedom that need not be whole (Satterthwaite; Satorra and
         * Bentler 1994).
         */
        MEAN_VAR_ADJUSTED("mean.var.adjusted"),
        /** Yuan and Bentler 2000, in the form of Mplus. */
        YUAN_BENTLER_MPLUS("yuan.bentler.mplus");

        private final String lavaanName;

        Correction(String lavaanName) {
            this.lavaanName = lavaanName;
        }

        public String lavaanName() {
            return lavaanName;
        }
    }

    private final Minimised minimised;
    private final Information information;
    private final Spread spread;
    private final Correction correction;

    Estimator(Minimised minimised, Information information, Spread spread, Correction correction) {
        this.minimised = minimised;
        this.information = information;
        this.spread = spread;
        this.correction = correction;
    }

    public Minimised minimised() {
        return minimised;
    }

    public Information information() {
        return information;
    }

    public Spread spread() {
        return spread;
    }

    public Correction correction() {
        return correction;
    }

    /** Whether its standard errors and test allow for rows drawn in clusters or with unequal chances. */
    public boolean allowsForDesign(boolean ordered) {
        return Inference.Choice.usual().with(this, false).allowsForDesign(ordered);
    }

    /** Whether it can take ordered variables. */
    public boolean takesOrdered() {
        return switch (minimised) {
            case DIAGONAL_LEAST_SQUARES, UNWEIGHTED_LEAST_SQUARES, WEIGHTED_LEAST_SQUARES -> true;
            case NORMAL_LIKELIHOOD, GENERALISED_LEAST_SQUARES -> false;
        };
    }

    /** Whether it needs the responses, of which means and covariances do not tell enough. */
    public boolean needsResponses() {
        return spread != Spread.INFORMATION
                || information == Information.FIRST_ORDER
                || correction != Correction.NONE
                || minimised == Minimised.WEIGHTED_LEAST_SQUARES
                || minimised == Minimised.DIAGONAL_LEAST_SQUARES;
    }

    /** Whether it can take missing responses by full information. */
    public boolean takesMissing() {
        return minimised == Minimised.NORMAL_LIKELIHOOD && spread != Spread.ASYMPTOTIC;
    }

    /** The estimator of that name, in capitals or not. */
    public static java.util.Optional<Estimator> named(String name) {
        return java.util.Arrays.stream(values())
                .filter(estimator -> estimator.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
