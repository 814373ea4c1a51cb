package kith.shortform;

/**
 * Which forms of a length are allowed: those with every required item and enough items of every facet.
 *
 * @param facet of each item; −1 for an item of none
 * @param facets how many there are
 * @param perFacet fewest items of each
 * @param required whether each item belongs to every form
 */
record FormRules(int[] facet, int facets, int perFacet, boolean[] required) {

    /** Items of each facet among some. */
    int[] counts(int[] form, int size) {
        int[] counts = new int[facets];
        for (int k = 0; k < size; k++) {
            if (facet[form[k]] >= 0) {
                counts[facet[form[k]]]++;
            }
        }
        return counts;
    }

    /** How many items are still lacking for coverage. */
    int lacking(int[] form, int size) {
        int lacking = 0;
        for (int count : counts(form, size)) {
            lacking += Math.max(0, perFacet - count);
        }
        return lacking;
    }

    /** The fewest items of any allowed form; required items count for their facets. */
    int shortest() {
        int size = 0;
        int[] form = new int[required.length];
        for (int i = 0; i < required.length; i++) {
            if (required[i]) {
                form[size++] = i;
            }
        }
        return size + lacking(form, size);
    }

    int requiredItems() {
        int count = 0;
        for (boolean one : required) {
            count += one ? 1 : 0;
        }
        return count;
    }
}
