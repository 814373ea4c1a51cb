# Standard errors of rotated loadings of Spearman correlations, by weights of people.
# Run in this folder: Rscript rank_errors.R
# Each person's weight is moved a little, one after the other; the rank of an answer is the weight of those below and half of those
# level with it. How the correlations move is a person's influence on them, the derivative of the map from correlations to rotated
# loadings (by differences) carries it on, and a standard error is the root of the sum of squared influences, over n (the
# infinitesimal jackknife). Nine items as measured, and the same in four categories, where ranks are tied.
suppressMessages({library(GPArotation); library(numDeriv)})
x <- as.matrix(read.csv("../data/hs1939.csv")[paste0("x", 1:9)]); n <- nrow(x); p <- 9; m <- 3
four <- apply(x, 2, function(v) as.integer(cut(v, 4)))
low <- lower.tri(diag(p))
full <- function(r) { M <- diag(p); M[low] <- r; M <- t(M); M[low] <- r; M }
spearman <- function(x, w) { w <- w / sum(w)
  ranks <- apply(x, 2, function(v) { at <- tapply(w, v, sum); mid <- cumsum(at) - at / 2; mid[match(v, as.numeric(names(at)))] })
  cov.wt(ranks, w, cor = TRUE, method = "ML")$cor[low] }
influence <- function(x) { one <- function(i, h) { w <- rep(1, n); w[i] <- 1 + h; spearman(x, w) }
  n * t(sapply(seq_len(n), function(i) (one(i, 1e-3) - one(i, -1e-3)) / 2e-3)) }
minimum <- function(f, g, start) { psi <- nlminb(start, f, g, lower = .005, upper = 1, control = list(rel.tol = 1e-15, iter.max = 1000, eval.max = 2000))$par
  for (i in 1:3) psi <- psi - solve(jacobian(g, psi), g(psi)); psi }
extract <- list(
  minres = function(R) { f <- function(s) sum(eigen(R - diag(s), TRUE)$values[-(1:m)]^2) / 2
    g <- function(s) { e <- eigen(R - diag(s), TRUE); -rowSums(e$vectors[, -(1:m)]^2 %*% diag(e$values[-(1:m)])) }
    s <- minimum(f, g, 1 / diag(solve(R))); e <- eigen(R - diag(s), TRUE); e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m])) },
  ml = function(R) { f <- function(s) { v <- eigen(R / sqrt(s %o% s), TRUE)$values[-(1:m)]; sum(v - log(v) - 1) }
    g <- function(s) { e <- eigen(R / sqrt(s %o% s), TRUE); L <- e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m] - 1)) * sqrt(s); diag(L %*% t(L) + diag(s) - R) / s^2 }
    s <- minimum(f, g, 1 / diag(solve(R))); e <- eigen(R / sqrt(s %o% s), TRUE); e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m] - 1)) * sqrt(s) })
turn <- function(A) { o <- GPFoblq(A, method = "quartimin", eps = 1e-8, maxit = 500); list(L = unclass(o$loadings), Phi = o$Phi) }
near <- function(A, B) { s <- svd(t(A) %*% B); A %*% s$u %*% t(s$v) }
errors <- function(x, ex) { R <- full(spearman(x, rep(1, n))); base <- turn(extract[[ex]](R))
  align <- function(o) { c <- t(base$L) %*% o$L; w <- apply(abs(c), 1, which.max); s <- sign(c[cbind(1:m, w)])
    list(L = o$L[, w] %*% diag(s), Phi = diag(s) %*% o$Phi[w, w] %*% diag(s)) }
  map <- function(r) { o <- align(turn(near(extract[[ex]](full(r)), base$L))); c(o$L, o$Phi[low[1:m, 1:m]]) }
  J <- jacobian(map, R[low], method.args = list(r = 2, d = 5e-3, eps = 1e-3))
  se <- sqrt(colSums((influence(x) %*% t(J))^2)) / n
  list(loadings = matrix(base$L, p), phi = base$Phi, se = matrix(se[1:(p * m)], p), se_phi = se[-(1:(p * m))]) }
out <- list(source = paste("R", getRversion(), "GPArotation", packageVersion("GPArotation"), "numDeriv", packageVersion("numDeriv")),
  correlations = full(spearman(x, rep(1, n))), plain = cor(x, method = "spearman"), tied = cor(four, method = "spearman"), categories = unname(four),
  minres = errors(x, "minres"), ml = errors(x, "ml"), minres_tied = errors(four, "minres"))
stopifnot(max(abs(out$correlations - out$plain)) < 1e-12)
out$correlations <- NULL
writeLines(jsonlite::toJSON(lapply(out, function(o) if (is.matrix(o)) unname(o) else o), auto_unbox = TRUE, digits = NA), "rank_errors.json")
