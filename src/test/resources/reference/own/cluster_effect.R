# Regenerates cluster_effect.json: ICC(1) of unequal clusters by analysis of variance, alone, within strata, and beyond a trend.
# F and its degrees of freedom are those of anova() of two linear models; n0 is the trace of Henderson's third method, by full matrices.
# Run: Rscript cluster_effect.R   (from this folder)   Needs (Debian): r-cran-jsonlite
suppressMessages(library(jsonlite))
bh <- read.csv("../data/bh1996.csv")
bh <- bh[seq(1, nrow(bh), 9), ]
effect <- function(d, covariates) {
  d$unit <- interaction(d$stratum, d$GRP, drop = TRUE)
  null <- lm(as.formula(paste("COHES ~", covariates)), d)
  full <- lm(COHES ~ unit, d)
  test <- anova(null, full)
  msb <- test[2, "Sum of Sq"] / test[2, "Df"]; msw <- test[2, "RSS"] / test[2, "Res.Df"]
  x <- model.matrix(null); z <- model.matrix(~ 0 + unit, d)
  m0z <- z - x %*% qr.coef(qr(x), z)
  n0 <- sum(z * m0z) / test[2, "Df"]
  sizes <- table(d$GRP); sizes <- sizes[sizes > 0]
  icc <- (msb - msw) / (msb + (n0 - 1) * msw)
  list(rows = nrow(d), clusters = nlevels(d$unit), f = test[2, "F"], df1 = test[2, "Df"], df2 = test[2, "Res.Df"],
    p = test[2, "Pr(>F)"], icc = icc, design_effect = 1 + (sum(sizes^2) / nrow(d) - 1) * max(0, icc))
}
bh$stratum <- "all"; plain <- effect(bh, "1")
bh$stratum <- ifelse(bh$GRP %% 2 == 0, "even", "odd"); nested <- effect(bh, "stratum")
bh$stratum <- ifelse(seq_len(nrow(bh)) %% 3 == 0, "third", "other"); crossed <- effect(bh, "stratum")
bh$stratum <- "all"; trend <- effect(bh, "GRP + I(GRP^2)")
out <- list(source = R.version.string, plain = plain, nested = nested, crossed = crossed, trend = trend)
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA), "cluster_effect.json")
