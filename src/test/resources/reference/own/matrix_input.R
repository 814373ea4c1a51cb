# Regenerates matrix_input.json and the files of matrices in matrix_input/: models of covariance matrices in place of rows, with
# lavaan's sample.cov =, sample.mean = and sample.nobs = (sample.cov.rescale as by default: matrices are divided by N - 1).
# Run: Rscript matrix_input.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
v <- paste0("x", 1:6)
S <- cov(hs[v]); M <- colMeans(hs[v]); n <- nrow(hs)
groups <- split(hs[v], factor(hs$school, unique(hs$school)))
Sg <- lapply(groups, cov); Mg <- lapply(groups, colMeans); ng <- sapply(groups, nrow)
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
m <- "f =~ x1 + x2 + x3\n g =~ x4 + x5 + x6"
one <- function(means, e, text = m, ...) list(text = text, estimator = e, equal = I(character(0)), file = if (means) "means.csv" else "covariances.csv",
  answer = fit(cfa(text, sample.cov = S, sample.mean = if (means) M else NULL, sample.nobs = n, estimator = e, ...)))
by <- function(e, equal) list(text = m, estimator = e, equal = I(equal), file = "groups.csv",
  answer = fit(cfa(m, sample.cov = Sg, sample.mean = Mg, sample.nobs = as.list(ng), estimator = e, group.equal = if (length(equal)) equal else "")))
dir.create("matrix_input", showWarnings = FALSE)
number <- function(x) { y <- format(x, digits = 15, trim = TRUE); y[is.na(x)] <- ""; y }
lines <- function(names, x) paste(names, apply(x, 1, function(r) paste(number(r), collapse = ",")), sep = ",")
lower <- S; lower[upper.tri(lower)] <- NA
write(c(paste(c("", v), collapse = ","), lines(v, lower)), "matrix_input/covariances.csv")
write(c(paste(c("item", v), collapse = ","), lines(c(v, "mean", "n"), rbind(S, M, n))), "matrix_input/means.csv")
write(c(paste(c("item", v), collapse = ","), lines(c(v, "mean", "sd", "n"), rbind(cov2cor(S), M, sqrt(diag(S)), n))), "matrix_input/correlations.csv")
write(c(paste(c("school", "item", v), collapse = ","), unlist(lapply(names(groups), function(g)
  paste(g, lines(c(v, "mean", "n"), rbind(Sg[[g]], Mg[[g]], ng[[g]])), sep = ",")))), "matrix_input/groups.csv")
write(c(paste(c("school", "ROWTYPE_", "VARNAME_", v), collapse = ","), unlist(lapply(names(groups), function(g)
  paste(g, c("MEAN,", "STDDEV,", "N,", paste0("CORR,", v)), apply(rbind(Mg[[g]], sqrt(diag(Sg[[g]])), ng[[g]], cov2cor(Sg[[g]])), 1,
    function(r) paste(number(r), collapse = ",")), sep = ",")))), "matrix_input/spss.csv")
out <- list(source = paste("lavaan", packageVersion("lavaan")), cases = list(
  ml = one(FALSE, "ML"), gls = one(FALSE, "GLS"), uls = one(FALSE, "ULS"),
  ml_means = one(TRUE, "ML", meanstructure = TRUE), gls_means = one(TRUE, "GLS", meanstructure = TRUE),
  path = one(FALSE, "ML", "x1 ~ x2 + x3\n x4 ~ x1"),
  ml_groups = by("ML", character(0)), gls_groups = by("GLS", "loadings"), uls_groups = by("ULS", "loadings"),
  ml_metric = by("ML", "loadings"), ml_scalar = by("ML", c("loadings", "intercepts")),
  ml_strict = by("ML", c("loadings", "intercepts", "residuals"))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = NA, na = "null", null = "null"), "matrix_input.json")
