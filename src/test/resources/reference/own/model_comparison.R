# Regenerates model_comparison.json: tests of the differences of nested models under several estimators, residuals in all their forms,
# and whether models are nested (semTools::net).
# Run: Rscript model_comparison.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-semtools r-cran-jsonlite
suppressMessages({library(lavaan); library(semTools); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv"); hsmis <- read.csv("../data/hs1939_missing.csv"); ce <- read.csv("../data/ce_contexts.csv")
loose <- " visual =~ x1 + x2 + x3 + x9
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
three <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9 "
orthogonal <- paste(three, "
 visual ~~ 0*textual + 0*speed
 textual ~~ 0*speed")
one <- " g =~ x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9 "
other <- " visual =~ x1 + x2 + x4
 textual =~ x3 + x5 + x6
 speed =~ x7 + x8 + x9 "
ord3 <- " ci =~ ci1 + ci2 + ci3 + ci4
 rw =~ rw1 + rw2 + rw3 + rw4
 sb =~ sb1 + sb2 + sb3 + sb4 "
ord1 <- " g =~ ci1 + ci2 + ci3 + ci4 + rw1 + rw2 + rw3 + rw4 + sb1 + sb2 + sb3 + sb4 "
ordequal <- paste(" ci =~ ci1 + a*ci2 + a*ci3 + a*ci4
 rw =~ rw1 + rw2 + rw3 + rw4
 sb =~ sb1 + sb2 + sb3 + sb4 ")
nm <- as.vector(outer(1:4, c("ci","rw","sb"), function(i, f) paste0(f, i)))
lrt <- function(..., method = "default") { t <- as.data.frame(lavTestLRT(..., method = method))
  list(df = t$Df, aic = t$AIC, bic = t$BIC, chisq = t$Chisq, chisq_diff = t[["Chisq diff"]], df_diff = t[["Df diff"]],
    pvalue = t[["Pr(>Chisq)"]]) }
fits <- function(estimator, data = hs, ...) lapply(list(loose, three, orthogonal), function(m) cfa(m, data, estimator = estimator, ...))
of <- function(estimator, data = hs, method = "default", ...) { f <- fits(estimator, data, ...); lrt(f[[1]], f[[2]], f[[3]], method = method) }
o <- lapply(list(ord3, ordequal, ord1), function(m) cfa(m, ce, ordered = nm))
ml <- fits("ML")
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(m)))
out <- list(source = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools")),
  ml = of("ML"), mlm = of("MLM"), mlr = of("MLR"), mlr2010 = of("MLR", method = "satorra.bentler.2010"),
  fimlr = of("MLR", hsmis, missing = "fiml"),
  wlsmv = lrt(o[[1]], o[[2]]), wlsmv_one = lrt(o[[1]], o[[3]]),
  one = lrt(ml[[2]], cfa(one, hs)),
  residuals = list(raw = mat(resid(ml[[2]], type = "raw")$cov), cor = mat(resid(ml[[2]], type = "cor")$cov),
    bentler = mat(resid(ml[[2]], type = "cor.bentler")$cov), standardized = mat(resid(ml[[2]], type = "standardized")$cov)),
  nested = list(three_in_loose = net(ml[[1]], ml[[2]])@test[2, 1], other_in_three = net(ml[[2]], cfa(other, hs))@test[2, 1],
    one_in_three = net(ml[[2]], cfa(one, hs))@test[2, 1]))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "model_comparison.json")
