package kith.grouplevel;

import java.util.List;

/**
 * Ordered responses of respondents in groups. Arrays are not copied: the likelihood reads them in every step.
 *
 * @param categories of each item
 * @param answers by group and person, one a item from 0, or −1 where missing
 * @param covariates by group and person
 */
record OrderedResponses(int[] categories, List<int[][]> answers, List<double[][]> covariates) {

    int items() {
        return categories.length;
    }

    int groups() {
        return answers.size();
    }

    int effects() {
        return covariates.isEmpty() || covariates.get(0).length == 0
                ? 0
                : covariates.get(0)[0].length;
    }

    int persons() {
        return answers.stream().mapToInt(group -> group.length).sum();
    }

    int responses() {
        int count = 0;
        for (int[][] group : answers) {
            for (int[] person : group) {
                for (int answer : person) {
                    count += answer >= 0 ? 1 : 0;
                }
            }
        }
        return count;
    }
}
