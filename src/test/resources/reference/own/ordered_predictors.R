# Regenerates ordered_predictors.json: ordered outcomes with predictors that are numbers, one of them of two values.
# Run: Rscript ordered_predictors.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); o <- paste0("x", 1:6)
for (v in o) hs[[v]] <- as.integer(cut(hs[[v]], 5))
m <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 textual ~ visual + ageyr
 visual ~ sex + ageyr "
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
out <- list(source = paste("lavaan", packageVersion("lavaan")))
for (e in c("WLSMV", "ULSMV", "DWLS")) out[[tolower(e)]] <- fit(sem(m, hs, ordered = o, estimator = e, conditional.x = FALSE))
out$theta <- fit(sem(m, hs, ordered = o, conditional.x = FALSE, parameterization = "theta"))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "ordered_predictors.json")
