# Permutation test of measurement invariance as semTools computes it, and the fit of the ladder for one permutation that is
# written out: Holzinger and Swineford's pupils, two schools.
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
d <- read.csv("../data/hs1939.csv")
model <- "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n speed =~ x7 + x8 + x9"
fits <- function(d) list(
  configural = cfa(model, d, group = "school"),
  metric = cfa(model, d, group = "school", group.equal = "loadings"),
  scalar = cfa(model, d, group = "school", group.equal = c("loadings", "intercepts")))
what <- c("chisq", "cfi", "tli", "rmsea")
measures <- function(f) lapply(f, function(x) as.list(unclass(fitMeasures(x, what))))
set.seed(4)
one <- d
one$school <- sample(d$school)
# The groups stay in the order that they have in the data as they are.
labels <- unique(d$school)
fixed <- list(
  configural = cfa(model, one, group = "school", group.label = labels),
  metric = cfa(model, one, group = "school", group.equal = "loadings", group.label = labels),
  scalar = cfa(model, one, group = "school", group.equal = c("loadings", "intercepts"), group.label = labels))
f <- fits(d)
n <- 400
quiet <- function(...) permuteMeasEq(nPermute = n, modelType = "mgcfa", AFIs = what, showProgress = FALSE, iseed = 3, ...)
p <- function(test) as.list(test@AFI.pval)
mi <- function(test) { x <- test@MI.obs; setNames(as.list(x$tukey.p.value), rownames(x)) }
configural <- quiet(con = f$configural)
metric <- quiet(con = f$metric, uncon = f$configural, param = "loadings")
scalar <- quiet(con = f$scalar, uncon = f$metric, param = "intercepts")
out <- list(
  software = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")),
  observed = measures(f), permuted_school = one$school, permuted = measures(fixed), draws = n,
  p = list(configural = p(configural), metric = p(metric), scalar = p(scalar)),
  smallest = list(metric = min(unlist(mi(metric))), scalar = min(unlist(mi(scalar)))),
  largest_score = list(metric = max(metric@MI.obs$X2), scalar = max(scalar@MI.obs$X2)))
write(toJSON(out, digits = 12, auto_unbox = TRUE), "permutation.json")
