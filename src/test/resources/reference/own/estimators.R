# Regenerates estimators.json: whole fits of estimators and options that no other reference has.
# Run: Rscript estimators.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
hsm <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
mixed <- hs; for (v in c("x1", "x2", "x3", "x4")) mixed[[v]] <- as.integer(cut(mixed[[v]], 4))
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  mlmv = fit(cfa(hsm, hs, estimator = "MLMV")), mlf = fit(cfa(hsm, hs, estimator = "MLF")),
  mlm_groups = fit(cfa(hsm, hs, estimator = "MLM", group = "school", group.equal = c("loadings", "intercepts"))),
  std_lv = fit(cfa(hsm, hs, std.lv = TRUE)), orthogonal = fit(cfa(hsm, hs, orthogonal = TRUE)),
  mixed = fit(cfa(hsm, mixed, ordered = c("x1", "x2", "x3", "x4"))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "estimators.json")
