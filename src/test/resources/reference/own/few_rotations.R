# Oblique bi-quartimin, whose criterion GPArotation lacks, and simplimax from starts that are named.
# Run in this folder: Rscript few_rotations.R
# The engine is GPArotation's GPFoblq. Criterion: Jennrich & Bentler (2011), doi 10.1007/s11336-011-9218-4: the sum over items of the
# products of the squared loadings of each two different factors, the first factor left out (each ordered pair once); written here
# from that formula, with its gradient 4 * loading * (sum of the squares of the other group factors).
suppressMessages({library(psych); library(GPArotation)})
vgQ.jb2011 <- function(L) {
  S <- L^2; S[, 1] <- 0; others <- rowSums(S) - S; others[, 1] <- 0
  list(f = sum(S * others), Gq = 4 * L * others, Method = "bi-quartimin")
}
mat <- function(m) list(rows = rownames(m), cols = colnames(m), x = unname(unclass(as.matrix(m))))
unrotated <- function(r, m) { A <- unclass(fa(r, m, rotate = "none", fm = "minres")$loadings)
  dimnames(A) <- list(colnames(r), paste0("MR", 1:m)); A }
hs <- read.csv("../data/hs1939.csv")[paste0("x", 1:9)]
bfi <- read.csv("../data/bfi.csv")
sets <- list(pupils = list(r = cor(hs), m = 3), persons = list(r = cor(bfi[c(paste0("A", 1:5), paste0("C", 1:5), paste0("N", 1:5))], use = "complete"), m = 4))
run <- function(A, method, T0, eps, maxit, ...) { o <- try(suppressWarnings(GPFoblq(A, Tmat = T0, method = method, eps = eps, maxit = maxit, ...)), silent = TRUE)
  if (inherits(o, "try-error") || !o$convergence) NULL else o }
start <- function(m, i) if (i == 0) diag(m) else { set.seed(i); Random.Start(m) %*% diag(c(if (i %% 2) -1 else 1, rep(1, m - 1))) }
biquartimin <- lapply(sets, function(s) { A <- unrotated(s$r, s$m)
  found <- Filter(Negate(is.null), lapply(0:40, function(i) run(A, "jb2011", start(s$m, i), 1e-7, 20000)))
  v <- sapply(found, function(o) o$Table[nrow(o$Table), 2]); o <- found[[which.min(v)]]
  list(unrotated = mat(A), value = min(v), reached = sum(v < min(v) + 1e-7), of = length(v), loadings = mat(structure(unclass(o$loadings), dimnames = dimnames(A))), phi = unname(o$Phi)) })
A <- unrotated(cor(hs), 3)
simplimax <- Filter(Negate(is.null), lapply(0:60, function(i) { T0 <- start(3, i); o <- run(A, "simplimax", T0, 1e-6, 2000, methodArgs = list(k = 9))
  if (is.null(o)) NULL else list(start = unname(T0), value = o$Table[nrow(o$Table), 2], loadings = unname(unclass(o$loadings)), phi = unname(o$Phi)) }))
cat(sapply(biquartimin, function(b) c(b$value, b$reached, b$of)), length(simplimax), sapply(simplimax, function(s) s$value), "\n")
print(lapply(biquartimin, function(b) list(round(b$loadings$x, 2), round(b$phi, 2))))
writeLines(jsonlite::toJSON(list(source = paste("psych", packageVersion("psych"), "GPArotation", packageVersion("GPArotation")),
  biquartimin = biquartimin, unrotated = mat(A), simplimax = simplimax), auto_unbox = TRUE, digits = NA), "few_rotations.json")
