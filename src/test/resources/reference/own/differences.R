# Regenerates differences.json: what lavaan and psych give where Kith differs on purpose (docs/differences.md). Run in this folder:
# Rscript differences.R   Needs (Debian): r-cran-lavaan r-cran-psych r-cran-jsonlite
suppressMessages({library(lavaan); library(psych); library(jsonlite)})
options(warn = -1)
hs <- read.csv("../data/hs1939.csv"); ce <- read.csv("../data/ce_contexts.csv")
own <- fromJSON("reliability.json")
out <- list(source = paste(paste0("R ", getRversion()), paste("lavaan", packageVersion("lavaan")), paste("psych", packageVersion("psych")), sep = ", "))

# Weighted kappa, quadratic weights: psych's standard error.
k <- cohen.kappa(cbind(own$kappa$first, own$kappa$second))
out$kappa <- list(weighted = k$weighted.kappa, se_psych = sqrt(k$var.weighted))

# An item that is there twice: squared multiple correlations and KMO.
twice <- matrix(c(1, 1, .5, 1, 1, .5, .5, .5, 1), 3, dimnames = list(letters[1:3], letters[1:3]))
out$smc_psych <- unname(smc(twice))

# Ordered items, thresholds held equal: the robust CFI.
items <- paste0("ci", 1:4); full <- ce[complete.cases(ce[, items]), ]
f <- cfa("ci =~ ci1 + ci2 + ci3 + ci4", full, ordered = items, estimator = "WLSMV", group = "context", group.equal = c("loadings", "thresholds"))
m <- fitMeasures(f)
out$equal_thresholds <- list(chisq_scaled = m[["chisq.scaled"]], df = m[["df"]], cfi_scaled = m[["cfi.scaled"]], cfi_robust = m[["cfi.robust"]])

hs3 <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"

# Score tests of equal loadings under MLR: lavaan's are not corrected.
g <- cfa(hs3, hs, group = "school", group.equal = "loadings", estimator = "MLR")
s <- lavTestScore(g)
out$score_mlr <- list(largest = max(s$uni$X2))

# Skewness of x2 by type 3 (psych, Kith) and type 2 (SPSS, SAS, Excel).
x <- hs$x2
out$skew <- list(type3 = describe(x, type = 3)$skew, type2 = describe(x, type = 2)$skew, kurtosis3 = describe(x, type = 3)$kurtosis, kurtosis2 = describe(x, type = 2)$kurtosis)

# RMSEA with N (lavaan, Kith) and N - 1 (LISREL, EQS).
r <- fitMeasures(cfa(hs3, hs))
out$rmsea <- list(n = r[["rmsea"]], n_less_1 = sqrt(max(r[["chisq"]] - r[["df"]], 0) / (r[["df"]] * 300)))

# Ordered items, thresholds held equal over groups: group.equal leaves intercepts at 0 and frees the factors' means. Model and data of
# ordered_levels.R, whose ladder tests thresholds by themselves.
six <- c(paste0("ci", 1:3), paste0("rw", 1:3)); both <- ce[complete.cases(ce[, six]), ]; two <- "ci =~ ci1 + ci2 + ci3\nrw =~ rw1 + rw2 + rw3"
c0 <- cfa(two, both, ordered = six, estimator = "WLSMV", parameterization = "theta", group = "context")
c1 <- cfa(two, both, ordered = six, estimator = "WLSMV", parameterization = "theta", group = "context", group.equal = "thresholds")
t1 <- lavTestLRT(c0, c1, method = "satorra.2000")
out$thresholds_by_group_equal <- list(chisq_diff = t1[2, "Chisq diff"], df_diff = t1[2, "Df diff"], p = t1[2, "Pr(>Chisq)"])

# Robust CFI under MLR with FIML where no response is missing.
out$robust_complete_fiml <- list(cfi_robust = fitMeasures(cfa(hs3, hs, estimator = "MLR", missing = "fiml"))[["cfi.robust"]])

# HTMT of visual and speed: absolute correlations (semTools, Kith) and signed ones (Henseler et al., 2015).
z <- cor(hs[, paste0("x", 1:9)]); within <- function(i) mean(z[i, i][lower.tri(z[i, i])])
out$htmt <- list(absolute = mean(abs(z[1:3, 7:9])) / sqrt(within(1:3) * within(7:9)), signed = mean(z[1:3, 7:9]) / sqrt(within(1:3) * within(7:9)))

writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = TRUE, na = "null"), "differences.json")
