# Regenerates group_models.json: models that say something of each group, by modifiers with a value a group and by group: blocks.
# lavaan 0.6-14 takes blocks in their order, whatever their labels; they stand in the order of the groups here.
# Run: Rscript group_models.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
# Columns of text name the groups; numbers of months of age part the pupils into three.
hs$third <- c("young", "middle", "old")[findInterval(hs$ageyr, c(-Inf, 13, 14))]
model <- function(text, group = "school", equal = character(0), estimator = "ML", lavaan = text) list(
  text = text, group = group, equal = I(equal), estimator = estimator,
  answer = fit(cfa(lavaan, hs, group = group, group.equal = if (length(equal)) equal else "", estimator = estimator)))
blocks <- function(first, second) paste0("group: Pasteur\n", first, "\ngroup: Grant-White\n", second)
numbered <- function(first, second) paste0("group: 1\n", first, "\ngroup: 2\n", second)
out <- list(source = paste("lavaan", packageVersion("lavaan")), cases = list(
  labels = model("f =~ x1 + c(a,b)*x2 + x3 + x4"),
  equal_labels = model("f =~ x1 + c(a,a)*x2 + x3 + x4"),
  constrained_labels = model("f =~ x1 + c(a,b)*x2 + x3 + x4\n a == 0.5*b\n d := b - a"),
  fixed_in_one = model("f =~ x1 + c(1,NA)*x2 + x3 + x4"),
  fixed_apart = model("f =~ x1 + c(0.5,0.9)*x2 + x3 + x4"),
  variances = model("f =~ NA*x1 + x2 + x3 + x4\n f ~~ c(1,1)*f\n x1 ~~ c(v,v)*x1"),
  intercepts = model("f =~ x1 + x2 + x3 + x4\n x1 ~ c(i,i)*1\n f ~ c(0,NA)*1"),
  three_groups = model("f =~ x1 + c(a,b,a)*x2 + x3 + x4", group = "third"),
  labels_kept_out = model("f =~ x1 + c(a,b)*x2 + x3 + x4", equal = c("loadings", "intercepts")),
  fixed_taken_along = model("f =~ x1 + c(1,NA)*x2 + x3 + x4", equal = "loadings"),
  robust = model("f =~ x1 + c(a,b)*x2 + x3 + x4", equal = "loadings", estimator = "MLR"),
  blocks = model(blocks("f =~ x1 + x2 + x3 + x4", "f =~ x1 + x2 + x3 + x4"),
    lavaan = numbered("f =~ x1 + x2 + x3 + x4", "f =~ x1 + x2 + x3 + x4")),
  blocks_apart = model(blocks("f =~ x1 + x2 + x3 + x4\n x1 ~~ x2", "f =~ x1 + x2 + x3 + x4\n x3 ~~ a*x4"),
    lavaan = numbered("f =~ x1 + x2 + x3 + x4\n x1 ~~ x2", "f =~ x1 + x2 + x3 + x4\n x3 ~~ a*x4")),
  blocks_equal = model(blocks("f =~ x1 + x2 + x3 + x4\n x1 ~~ x2", "f =~ x1 + x2 + x3 + x4"), equal = "loadings",
    lavaan = numbered("f =~ x1 + x2 + x3 + x4\n x1 ~~ x2", "f =~ x1 + x2 + x3 + x4")),
  blocks_of_regressions = model(blocks("x5 ~ a*x1 + x2", "x5 ~ b*x1 + x2"),
    lavaan = numbered("x5 ~ a*x1 + x2", "x5 ~ b*x1 + x2"))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "group_models.json")
