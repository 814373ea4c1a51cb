package kith.rotation;

import org.ejml.data.DMatrixRMaj;

/**
 * What a rotation makes as small as possible: a function of the p × k rotated loadings, with its gradient. Values and
 * gradients are those of Bernaards and Jennrich (2005, doi 10.1177/0013164404272507), so that they can be compared with
 * the GPArotation package; where a book's criterion is to be made large, it stands here with the opposite sign.
 */
public interface RotationCriterion {

    /**
     * @param loadings p × k; not changed
     * @param gradient p × k; receives the partial derivatives by each loading
     * @return the value
     */
    double valueAndGradient(DMatrixRMaj loadings, DMatrixRMaj gradient);
}
