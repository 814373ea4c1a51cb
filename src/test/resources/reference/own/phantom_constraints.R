# Regenerates phantom_constraints.json: a parameter that stands only in constraints (the correlation of AR(1) residuals), held by the
# intercept of a phantom factor; and the same model with that correlation defined from the others.
# Run: Rscript phantom_constraints.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
waves <- read.csv("../data/growth.csv")
growth4 <- "i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4
 s =~ 0*t1 + 1*t2 + 2*t3 + 3*t4
 t1 ~~ v*t1; t2 ~~ v*t2; t3 ~~ v*t3; t4 ~~ v*t4
 t1 ~~ p1*t2; t2 ~~ p1*t3; t3 ~~ p1*t4
 t1 ~~ p2*t3; t2 ~~ p2*t4"
phantom <- paste(growth4, "\n ph =~ 0*t1; ph ~~ 1*ph; ph ~~ 0*i + 0*s; ph ~ corr*1\n p1 == v*corr; p2 == v*corr^2")
defined <- paste(growth4, "\n corr := p1/v\n p2 == v*corr^2")
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(fitMeasures(f, c("npar", "chisq", "df", "pvalue", "logl"))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==" & p$lhs != "ph" , ] },
  corr = { p <- parameterEstimates(f); p <- p[p$label == "corr", ]; list(est = p$est, se = p$se) })
run <- function(m) fit(growth(m, waves, control = list(rel.tol = 1e-14, iter.max = 5000)))
out <- list(source = paste("lavaan", packageVersion("lavaan")), phantom = run(phantom), defined = run(defined))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "phantom_constraints.json")
