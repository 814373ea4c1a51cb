# References for kith.twolevel: two-level models by lavaan 0.6-14, with searches that go to the end (BFGS with a relative tolerance of 1e-17).
#
# lavaan stops the EM algorithm of the unrestricted two-level model at a change of 1e-4 of the log-likelihood, and its search with missing
# responses at a relative change of 1e-7. Both numbers stand in its code; here they are 1e-13, and the models are searched by BFGS to 1e-17.
# "model" has the start values of the local minimum in which lavaan's search ends from its own start values; "other_minimum" is the lower
# one, which lavaan finds when the indicators of the factor stand in another order.
#
# Run in this folder: Rscript two_level.R
suppressMessages({ library(lavaan); library(jsonlite) }); options(digits = 17)
ns <- asNamespace("lavaan")
replace <- function(name, from, to) { f <- ns[[name]]; text <- paste(deparse(f), collapse = "\n"); new <- gsub(from, to, text, fixed = TRUE); stopifnot(new != text); g <- eval(parse(text = new), envir = ns); unlockBinding(name, ns); assign(name, g, envir = ns); lockBinding(name, ns) }
replace("lav_h1_implied_logl", "tol = 1e-04", "tol = 1e-13"); replace("lav_h1_implied_logl", "1e-07", "1e-15"); replace("lav_h1_implied_logl", "max.iter = 5000L", "max.iter = 200000L")
tl <- read.csv("../data/twolevel.csv"); tm <- read.csv("../data/twolevel_missing.csv"); y <- paste0("y", 1:6)
pt <- function(f) { p <- as.data.frame(parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE)); p[, intersect(c("lhs","op","rhs","block","level","label","est","se","z","pvalue","ci.lower","ci.upper","std.lv","std.all"), names(p))] }
one <- function(f) list(converged = lavInspect(f, "converged"), npar = lavInspect(f, "npar"), fit = as.list(unclass(fitMeasures(f))), parameters = pt(f), icc = as.list(lavInspect(f, "icc")))
fit <- function(m, d = tl, ...) { f <- suppressWarnings(cfa(m, d, cluster = "cluster", optim.method = "BFGS", control = list(reltol = 1e-17, maxit = 20000), ...)); stopifnot(lavInspect(f, "converged")); f }
W2 <- "level: 1\n fw1 =~ y1 + y2 + y3\n fw2 =~ y4 + y5 + y6\n"; B1 <- "level: 2\n fb =~ y1 + y2 + y3 + y4 + y5 + y6\n"; B2 <- "level: 2\n fb1 =~ y1 + y2 + y3\n fb2 =~ y4 + y5 + y6\n"
FREE <- "level: 1\n fw =~ y1 + y2 + y3\nlevel: 2\n fb =~ y1 + y2 + y3\n"
EQ <- "level: 1\n fw =~ a*y1 + b*y2 + c*y3\n fw ~~ vw*fw\nlevel: 2\n fb =~ a*y1 + b*y2 + c*y3\n fb ~~ vb*fb\n iccf := vb / (vb + vw)\n"
STRONG <- sub(" iccf", " y1 ~~ 0*y1\n y2 ~~ 0*y2\n y3 ~~ 0*y3\n iccf", EQ, fixed = TRUE)
# lavaan weighs groups of a two-level model by the squares of their shares, which only groups of one size survive
tl$half <- ifelse(((tl$cluster - 1) %/% 4) %% 2 == 0, "odd", "even"); stopifnot(sum(tl$half == "odd") == 1250)
by_group <- paste0(sub("level: 1", "group: odd\nlevel: 1", FREE), sub("level: 1", "group: even\nlevel: 1", FREE))
tied <- "level: 1\n fw =~ y1 + a*y2 + b*y3\nlevel: 2\n fb =~ y1 + c*y2 + d*y3\n y1 ~ i*1\n y2 ~ j*1\n y3 ~ k*1\n"
equal <- paste0("group: odd\n", tied, "group: even\n", tied, " fb ~ NA*1\n") # group.equal fails with two levels in lavaan 0.6-14
mixed <- "level: 1\n fw =~ y1 + y2 + y3\n fw ~ x1\n y4 ~ x1 + y1\nlevel: 2\n fb =~ y1 + y2 + y3\n fb ~ w1 + w2\n y4 ~ fb\n"
out <- list(
  cfa_2w_1b = one(fit(paste0(W2, B1))), cfa_2w_2b = one(fit(paste0(W2, B2))), cfa_2w_1b_mlr = one(fit(paste0(W2, B1), estimator = "MLR")),
  sem_covariates = one(fit(paste0(W2, " fw1 ~ x1 + x2\n", B1, " fb ~ w1\n"))), cfa_2w_1b_fiml = one(fit(paste0(W2, B1), tm, missing = "ml")),
  free = one(fit(FREE)), equal_loadings = one(fit(EQ)), equal_loadings_no_between_residuals = one(fit(STRONG)),
  free_mlr = one(fit(FREE, estimator = "MLR")), equal_loadings_mlr = one(fit(EQ, estimator = "MLR")),
  sem_mixed = one(fit(mixed)), sem_mixed_mlr = one(fit(mixed, estimator = "MLR")),
  sem_covariates_mlr = one(fit(paste0(W2, " fw1 ~ x1 + x2\n", B2, " fb1 ~ w1\n"), estimator = "MLR")),
  groups = one(fit(by_group, group = "half")), groups_equal = one(fit(equal, group = "half")), groups_mlr = one(fit(by_group, group = "half", estimator = "MLR")),
  other_minimum = as.list(fitMeasures(fit("level: 1\n fw1 =~ y1 + y2 + y3\n fw2 =~ y4 + y5 + y6\nlevel: 2\n fb =~ y4 + y5 + y6 + y1 + y2 + y3\n"), c("logl", "chisq", "df"))))
clean <- function(x) if (is.list(x) && !is.data.frame(x)) lapply(x, clean) else x
writeLines(toJSON(clean(out), auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = TRUE, dataframe = "rows"), "two_level.json")
