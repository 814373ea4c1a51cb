# Regenerates presets.json and ../data/growth.csv: whole fits with the defaults of growth(), sem() and lavaan().
# The data are simulated: four occasions on a line of growth that two predictors shift, in two schools.
# Run: Rscript presets.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
set.seed(4711)
n <- 240
x1 <- rnorm(n); x2 <- rnorm(n)
school <- rep(c("east", "west"), length.out = n)
i <- 3 + 0.6 * x1 + 0.2 * x2 + rnorm(n, sd = 0.9)
s <- 0.8 + 0.2 * x1 - 0.15 * x2 + 0.3 * (school == "west") + rnorm(n, sd = 0.4)
y <- sapply(0:3, function(t) i + s * t + rnorm(n, sd = 0.7))
growing <- data.frame(t1 = y[, 1], t2 = y[, 2], t3 = y[, 3], t4 = y[, 4], x1 = x1, x2 = x2, school = school)
growing[, 1:6] <- round(growing[, 1:6], 3)
write.csv(growing, "../data/growth.csv", row.names = FALSE)
hs <- read.csv("../data/hs1939.csv")
bins <- hs; for (v in paste0("x", 1:4)) bins[[v]] <- as.integer(cut(hs[[v]], 3))
line <- "i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4\ns =~ 0*t1 + 1*t2 + 2*t3 + 3*t4"
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
said <- "visual =~ 1*x1 + x2 + x3\ntextual =~ 1*x4 + x5 + x6\nvisual ~~ visual + textual\ntextual ~~ textual
x1 ~~ x1\nx2 ~~ x2\nx3 ~~ x3\nx4 ~~ x4\nx5 ~~ x5\nx6 ~~ x6"
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  growth = fit(growth(line, growing)),
  growth_predicted = fit(growth(paste0(line, "\ni + s ~ x1 + x2"), growing, estimator = "MLR")),
  growth_groups = fit(growth(line, growing, group = "school", group.equal = c("residuals", "lv.variances", "lv.covariances"))),
  sem = fit(sem("t4 ~ t3 + x1\nt3 ~ t2 + x1\nt2 ~ x1 + x2", growing)),
  lavaan = fit(lavaan(said, hs)),
  lavaan_ordered = fit(lavaan("f =~ 1*x1 + x2 + x3 + x4\n f ~~ f", bins, ordered = paste0("x", 1:4))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "presets.json")
