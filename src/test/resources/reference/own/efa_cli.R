# Settings of rotations, missing answers and scores as the command line gives them.
# Run in this folder: Rscript efa_cli.R
suppressMessages({library(psych); library(GPArotation)})
bfi <- read.csv("../data/bfi.csv"); hs <- read.csv("../data/hs1939.csv")
x <- hs[, paste0("x", 1:9)]; r9 <- cor(x)
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(as.matrix(m))))
A <- unclass(fa(r9, 3, rotate = "none", fm = "minres")$loadings); dimnames(A) <- list(colnames(r9), paste0("MR", 1:3))
turn <- function(f, ...) { o <- f(A, ...); mat(structure(unclass(o$loadings), dimnames = dimnames(A))) }
# The least of many starts: geomin with a small delta has several minima.
least <- function(f, ...) { set.seed(1); all <- lapply(1:30, function(i) suppressWarnings(f(A, Tmat = Random.Start(3), eps = 1e-7, maxit = 20000, ...)))
  o <- all[[which.min(sapply(all, function(o) min(o$Table[nrow(o$Table), 2])))]]
  mat(structure(unclass(o$loadings), dimnames = dimnames(A))) }
promax3 <- psych::kaiser(A, rotate = "Promax", pro.m = 3)
# psych's corFiml stops where chi-square is still 0.015 off; lavaan's moments of the unrestricted model, at a small tolerance.
five <- bfi[, paste0(rep(c("A", "C", "E", "N", "O"), each = 5), 1:5)]
Y <- as.matrix(five); Mp <- lavaan:::lav_data_missing_patterns(Y)
em <- cov2cor(lavaan:::lav_mvnorm_missing_h1_estimate_moments(Y = Y, Mp = Mp, max.iter = 10000, tol = 1e-11)$Sigma); dimnames(em) <- list(names(five), names(five))
solution <- function(r) { f <- fa(r, 5, n.obs = nrow(five), fm = "minres", rotate = "oblimin"); list(loadings = mat(f$loadings), chisq = f$STATISTIC) }
f <- fa(r9, 3, n.obs = 301, fm = "minres", rotate = "oblimin")
scores <- function(m) { s <- factor.scores(x, f, method = m)$scores; list(factors = colnames(s), scores = unname(unclass(s))) }
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation")),
  varimax = turn(stats::varimax), varimax_raw = turn(stats::varimax, normalize = FALSE),
  oblimin_kaiser = turn(GPArotation::oblimin, normalize = TRUE, eps = 1e-8, maxit = 5000),
  geomin_small = least(GPArotation::geominQ, delta = 0.001),
  promax3 = mat(structure(unclass(promax3$loadings), dimnames = dimnames(A))),
  pairwise = solution(cor(five, use = "pairwise")), fiml = solution(em),
  scores = list(regression = scores("Thurstone"), bartlett = scores("Bartlett"), ten_berge = scores("tenBerge"))),
  auto_unbox = TRUE, digits = NA, na = "string", null = "null"), "efa_cli.json")
