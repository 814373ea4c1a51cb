# Regenerates missing_kinds.json: full-information maximum likelihood with rows whose predictors are missing (lavaan's ml.x), and of a split
# questionnaire, in which every other row lacks x2 and the others lack x3, so that no row has both.
# Run: Rscript missing_kinds.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
gaps <- read.csv("../data/hs1939_missing.csv"); split <- read.csv("../data/hs1939.csv")
odd <- seq(1, nrow(split), 2); split$x2[odd] <- NA; split$x3[-odd] <- NA
fit <- function(f, measures) list(nobs = nobs(f), fit = as.list(fitMeasures(f, measures)),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p })
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  predictors = fit(sem("x1 ~ x4 + x7\n x9 ~ x1 + x5", gaps, missing = "ml.x"), c("npar", "chisq", "df", "pvalue", "rmsea", "logl")),
  # lavaan's own baseline model (133.04) differs from the same model fitted as any other
  baseline = fitMeasures(lavaan("x1 ~~ x1; x9 ~~ x9; x1 ~ 1; x9 ~ 1; x1 ~ 0*x4 + 0*x7; x9 ~ 0*x5", gaps, missing = "ml.x", fixed.x = TRUE), "chisq")[[1]],
  without = sum(!complete.cases(gaps[, c("x4", "x7", "x5")])),
  split = fit(cfa("f =~ x1 + x2 + x3\n g =~ x4 + x5 + x6", split, missing = "ml"), c("npar", "chisq", "df", "logl", "unrestricted.logl")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "missing_kinds.json")
