# Regenerates clusters.json: clustered rows with missing answers and in groups.
# Run: Rscript clusters.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
tl <- read.csv("../data/twolevel.csv")
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p })
m <- " f =~ y1 + y2 + y3 + y4 "
tl$half <- ifelse(tl$cluster %% 2 == 0, "even", "odd")
gap <- tl; n <- nrow(gap); gap$y2[seq(3, n, 7)] <- NA; gap$y3[seq(5, n, 11)] <- NA
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  means = fit(cfa(m, tl, estimator = "MLR", cluster = "cluster", meanstructure = TRUE)),
  fiml = fit(cfa(m, gap, estimator = "MLR", cluster = "cluster", missing = "fiml")),
  groups = fit(cfa(m, tl, estimator = "MLR", cluster = "cluster", group = "half", group.equal = "loadings")))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "clusters.json")
