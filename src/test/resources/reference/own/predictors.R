# Regenerates predictors.json: whole fits with observed predictors whose moments are taken as given (fixed.x).
# Run: Rscript predictors.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); hs$block <- seq_len(nrow(hs)) %% 40
missing <- read.csv("../data/hs1939_missing.csv"); missing$ageyr <- hs$ageyr; missing$sex <- hs$sex
m <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9
 speed ~ visual + ageyr + sex
 x9 ~ sex "
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
equal <- c("loadings", "intercepts")
out <- list(source = paste("lavaan", packageVersion("lavaan")))
for (e in c("ML", "MLR", "MLM", "MLMV", "MLF", "GLS", "WLS")) out[[tolower(e)]] <- fit(sem(m, hs, estimator = e))
out$mlr_means <- fit(sem(m, hs, estimator = "MLR", meanstructure = TRUE))
out$mlr_groups <- fit(sem(m, hs, estimator = "MLR", group = "school", group.equal = equal))
out$mlr_clusters <- fit(sem(m, hs, estimator = "MLR", cluster = "block"))
out$fiml_ml <- fit(sem(m, missing, estimator = "ML", missing = "fiml"))
out$fiml_mlr <- fit(sem(m, missing, estimator = "MLR", missing = "fiml"))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "predictors.json")
