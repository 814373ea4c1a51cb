# Regenerates difference_tests.json: scaled tests of the differences of nested models by Satorra & Bentler 2010 and Satorra 2000, with
# what lavaan warns of.
# Run: Rscript difference_tests.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); hsmis <- read.csv("../data/hs1939_missing.csv"); ce <- read.csv("../data/ce_contexts.csv")
# x9 is named last, so that variables stand in the same order as in the other models: lavaan 0.6-14 compares the Jacobians of two
# models row by row whatever their order (satorra.2000), and starts a parameter that the other model lacks where it likes (2010).
loose <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9
 visual =~ x9 "
three <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
orthogonal <- paste(three, "
 visual ~~ 0*textual + 0*speed
 textual ~~ 0*speed")
one <- " g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 "
equal <- " visual =~ x1 + a*x2 + a*x3
 textual =~ x4 + b*x5 + b*x6
 speed =~ x7 + x8 + x9 "
ord3 <- " ci =~ ci1 + ci2 + ci3 + ci4
 rw =~ rw1 + rw2 + rw3 + rw4
 sb =~ sb1 + sb2 + sb3 + sb4 "
ordequal <- " ci =~ ci1 + a*ci2 + a*ci3 + a*ci4
 rw =~ rw1 + rw2 + rw3 + rw4
 sb =~ sb1 + sb2 + sb3 + sb4 "
nm <- as.vector(outer(1:4, c("ci","rw","sb"), function(i, f) paste0(f, i)))
warned <- function(run) { said <- character(0)
  answer <- tryCatch(withCallingHandlers(run(), warning = function(w) { said <<- c(said, gsub("\\s+", " ", conditionMessage(w)))
    invokeRestart("muffleWarning") }), error = function(e) { said <<- c(said, gsub("\\s+", " ", conditionMessage(e))); NULL })
  list(answer = answer, said = unique(said)) }
lrt <- function(free, restricted, method) { run <- warned(function() as.data.frame(lavTestLRT(free, restricted, method = method)))
  t <- run$answer
  list(chisq_diff = if (is.null(t)) NA else t[["Chisq diff"]][2], df_diff = if (is.null(t)) NA else t[["Df diff"]][2],
    pvalue = if (is.null(t)) NA else t[["Pr(>Chisq)"]][2], warnings = run$said) }
pairs <- function(f) list(three_in_loose = c("loose", "three"), orthogonal_in_three = c("three", "orthogonal"),
  equal_in_three = c("three", "equal"), one_in_three = c("three", "one"))
of <- function(estimator, methods, data = hs, ...) { models <- list(loose = loose, three = three, orthogonal = orthogonal, equal = equal, one = one)
  f <- lapply(models, function(m) cfa(m, data, estimator = estimator, ...))
  lapply(setNames(methods, methods), function(method) lapply(pairs(), function(p) lrt(f[[p[1]]], f[[p[2]]], method))) }
both <- c("satorra.bentler.2001", "satorra.bentler.2010", "satorra.2000")
metric <- function(estimator, methods) { f <- cfa(three, hs, estimator = estimator, group = "school")
  r <- cfa(three, hs, estimator = estimator, group = "school", group.equal = "loadings")
  lapply(setNames(methods, methods), function(method) lrt(f, r, method)) }
o <- lapply(list(ord3, ordequal), function(m) cfa(m, ce, ordered = nm))
wlsm <- lapply(list(ord3, ordequal), function(m) cfa(m, ce, ordered = nm, estimator = "WLSM"))
# One factor is three that correlate perfectly: lavaan does not find the estimates of the one among the parameters of the three, as
# they have other names, and its M10 is somewhere else. Here it is put where it belongs: the three fitted to what the one implies.
by_hand <- function(estimator) { f3 <- cfa(three, hs, estimator = estimator); f1 <- cfa(one, hs, estimator = estimator)
  at <- cfa(three, sample.cov = lavInspect(f1, "implied")$cov, sample.nobs = 301, estimator = "ML", likelihood = "normal",
    sample.cov.rescale = FALSE)
  m10 <- cfa(three, hs, estimator = estimator, start = parTable(at), optim.method = "none", optim.force.converged = TRUE)
  s <- function(f) f@test[[1]]; c <- function(f) f@test[[2]]$scaling.factor
  cd <- (s(f1)$df * c(f1) - s(f3)$df * c(m10)) / (s(f1)$df - s(f3)$df)
  list(reproduced = s(m10)$stat - s(f1)$stat, scaling = cd, chisq_diff = (s(f1)$stat - s(f3)$stat) / cd, df_diff = s(f1)$df - s(f3)$df,
    pvalue = pchisq((s(f1)$stat - s(f3)$stat) / cd, s(f1)$df - s(f3)$df, lower.tail = FALSE)) }
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  mlm = of("MLM", both), mlr = of("MLR", both), mlmv = of("MLMV", both), fimlr = of("MLR", both, hsmis, missing = "fiml"),
  one_by_hand = list(mlm = by_hand("MLM"), mlmv = by_hand("MLMV")),
  groups_mlm = metric("MLM", both), groups_mlr = metric("MLR", both),
  wlsmv = lapply(setNames(both, both), function(m) lrt(o[[1]], o[[2]], m)),
  wlsm = lapply(setNames(both, both), function(m) lrt(wlsm[[1]], wlsm[[2]], m)))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = TRUE), "difference_tests.json")
