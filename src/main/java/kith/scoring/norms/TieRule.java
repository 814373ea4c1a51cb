package kith.scoring.norms;

import kith.math.NormalDistribution;

/** How equal scores share ranks when scores are normalised; r is the mean rank of the tied scores among n. */
public enum TieRule {
    /** Half of the ties count as below: (below + ties/2)/n. The usual percentile rank. */
    MID {
        @Override
        double share(double below, double ties, double n) {
            return (below + ties / 2) / n;
        }
    },
    /** (r − 3/8)/(n + 1/4), Blom. */
    BLOM {
        @Override
        double share(double below, double ties, double n) {
            return (below + (ties + 1) / 2 - 0.375) / (n + 0.25);
        }
    },
    /** (r − 1/2)/n; the same as {@link #MID} with mean ranks. */
    RANKIT {
        @Override
        double share(double below, double ties, double n) {
            return (below + (ties + 1) / 2 - 0.5) / n;
        }
    },
    /** r/(n + 1), van der Waerden. */
    VAN_DER_WAERDEN {
        @Override
        double share(double below, double ties, double n) {
            return (below + (ties + 1) / 2) / (n + 1);
        }
    },
    /** No normalisation: the distance from the mean in standard deviations. */
    LINEAR {
        @Override
        double share(double below, double ties, double n) {
            return Double.NaN;
        }
    };

    abstract double share(double below, double ties, double n);

    /** The normalised T score, 50 + 10 Φ⁻¹(share); NaN outside the scores of the sample. */
    double t(double below, double ties, double n) {
        double share = share(below, ties, n);
        return share > 0 && share < 1 ? 50 + 10 * NormalDistribution.quantile(share) : Double.NaN;
    }
}
