package kith.mokken;

/** How a reversal of two item steps within a group is tested. */
enum CumulativeStatistic {

    /** McNemar's z: those who pass the first step only against those who pass the second only. */
    MCNEMAR {
        @Override
        double z(byte[] first, byte[] second, int[] member, int group, int s, int t) {
            int firstOnly = 0;
            int secondOnly = 0;
            for (int p = 0; p < first.length; p++) {
                if (member[p] == group) {
                    boolean passesFirst = first[p] >= s;
                    boolean passesSecond = second[p] >= t;
                    firstOnly += passesFirst && !passesSecond ? 1 : 0;
                    secondOnly += passesSecond && !passesFirst ? 1 : 0;
                }
            }
            return McNemar.z(firstOnly, secondOnly);
        }
    },

    /**
     * As the function {@code check.iio(method = "MSCPM")} of package mokken 3.1.2 counts: all respondents who pass the
     * first step against no respondent, since it compares the score of the second item with the step plus the number of
     * categories. Only for comparison.
     */
    MOKKEN_3_1_2 {
        @Override
        double z(byte[] first, byte[] second, int[] member, int group, int s, int t) {
            int passes = 0;
            for (int p = 0; p < first.length; p++) {
                passes += member[p] == group && first[p] >= s ? 1 : 0;
            }
            return McNemar.z(passes, 0);
        }
    };

    abstract double z(byte[] first, byte[] second, int[] member, int group, int s, int t);
}
