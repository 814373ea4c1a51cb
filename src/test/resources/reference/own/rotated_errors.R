# Standard errors of rotated loadings of nine items and three factors.
# Run in this folder: Rscript rotated_errors.R
# numeric: derivative of the whole map from correlations to rotated loadings, by differences, times the covariance of the
#   correlations: "normal" at the correlations that the model implies, normal answers; "rows" at the correlations observed, any answers.
# lavaan: WLSMV and ULSMV of the same answers in five categories (bordered information, sandwich of the polychoric covariance);
#   and a CFA with as many zeros as a partially specified target has, whose rotation makes them exactly zero.
suppressMessages({library(lavaan); library(GPArotation); library(numDeriv)})
x <- read.csv("../data/hs1939.csv")[paste0("x", 1:9)]; n <- nrow(x); p <- 9; m <- 3
R <- cor(x); low <- lower.tri(R)
full <- function(r) { M <- diag(p); M[low] <- r; M <- t(M); M[low] <- r; M }
minimum <- function(f, g, start, lower, upper) { psi <- nlminb(start, f, g, lower = lower, upper = upper, control = list(rel.tol = 1e-15, iter.max = 1000, eval.max = 2000))$par
  for (i in 1:3) psi <- psi - solve(jacobian(g, psi), g(psi)); psi }
extract <- list(
  minres = function(R) { f <- function(s) { v <- eigen(R - diag(s), TRUE)$values[-(1:m)]; sum(v^2) / 2 }
    g <- function(s) { e <- eigen(R - diag(s), TRUE); -rowSums(e$vectors[, -(1:m)]^2 %*% diag(e$values[-(1:m)])) }
    s <- minimum(f, g, 1 / diag(solve(R)), .005, 1); e <- eigen(R - diag(s), TRUE); e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m])) },
  ml = function(R) { f <- function(s) { v <- eigen(R / sqrt(s %o% s), TRUE)$values[-(1:m)]; sum(v - log(v) - 1) }
    g <- function(s) { e <- eigen(R / sqrt(s %o% s), TRUE); L <- e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m] - 1)) * sqrt(s); diag(L %*% t(L) + diag(s) - R) / s^2 }
    s <- minimum(f, g, 1 / diag(solve(R)), .005, 1); e <- eigen(R / sqrt(s %o% s), TRUE); e$vectors[, 1:m] %*% diag(sqrt(e$values[1:m] - 1)) * sqrt(s) })
gpf <- function(f) function(A) { o <- f(A); list(L = unclass(o$loadings), Phi = if (is.null(o$Phi)) diag(m) else o$Phi) }
kaiser <- function(A) { h <- sqrt(rowSums(A^2)); list(A = A / h, h = h) }
vmx <- function(A) { k <- kaiser(A); k$h * unclass(GPForth(k$A, method = "varimax", eps = 1e-8, maxit = 200)$loadings) }
rotate <- list(
  oblimin = gpf(function(A) GPFoblq(A, method = "quartimin", eps = 1e-8, maxit = 200)),
  geominQ = gpf(function(A) GPFoblq(A, method = "geomin", methodArgs = list(delta = .01), eps = 1e-8, maxit = 200)),
  varimax = function(A) list(L = vmx(A), Phi = diag(m)),
  promax = function(A) { V <- vmx(A); k <- kaiser(V); U <- lm.fit(k$A, k$A * abs(k$A)^3)$coefficients; U <- U %*% diag(sqrt(diag(solve(t(U) %*% U))))
    ui <- solve(U); list(L = k$h * (k$A %*% U), Phi = ui %*% t(ui)) })
near <- function(A, B) { s <- svd(t(A) %*% B); A %*% s$u %*% t(s$v) }           # turned towards B
orient <- function(o) { o <- list(L = o$L, Phi = o$Phi); s <- sign(colSums(o$L)); o$L <- o$L %*% diag(s); o$Phi <- diag(s) %*% o$Phi %*% diag(s)
  v <- order(-diag(o$Phi %*% t(o$L) %*% o$L)); list(L = o$L[, v], Phi = o$Phi[v, v]) }
deltas <- function(R) { d <- matrix(0, p * (p - 1) / 2, p * p); ij <- which(low, arr.ind = TRUE) # dr / dS
  for (k in seq_len(nrow(ij))) { i <- ij[k, 1]; j <- ij[k, 2]; E <- matrix(0, p, p); E[i, j] <- E[j, i] <- .5; E[i, i] <- E[j, j] <- -R[i, j] / 2; d[k, ] <- E }; d }
normal <- function(R) { d <- deltas(R); 2 * d %*% (R %x% R) %*% t(d) }
rows <- function(R) { z <- scale(x) * sqrt(n / (n - 1)); u <- t(apply(z, 1, function(a) a %o% a)) %*% t(deltas(R)); crossprod(scale(u, scale = FALSE)) / n }
one <- function(ex, ro, R, gamma) { A <- extract[[ex]](R); base <- orient(rotate[[ro]](A))
  align <- function(o) { c <- t(base$L) %*% o$L; w <- apply(abs(c), 1, which.max); s <- sign(c[cbind(1:m, w)]); list(L = o$L[, w] %*% diag(s), Phi = diag(s) %*% o$Phi[w, w] %*% diag(s)) }
  map <- function(r) { o <- align(rotate[[ro]](near(extract[[ex]](full(r)), base$L))); c(o$L, o$Phi[lower.tri(o$Phi)]) }
  J <- jacobian(map, R[low], method.args = list(r = 2, d = 5e-3, eps = 1e-3)); se <- sqrt(diag(J %*% gamma %*% t(J)) / n)
  list(loadings = matrix(base$L, p), phi = base$Phi, se = matrix(se[1:(p * m)], p), se_phi = se[-(1:(p * m))]) }
implied <- function(ex) { A <- extract[[ex]](R); M <- A %*% t(A); diag(M) <- 1; M }
num <- list()
for (ex in names(extract)) { P <- implied(ex); for (ro in names(rotate)) num[[paste(ex, ro, "normal", sep = "_")]] <- one(ex, ro, P, normal(P))
  num[[paste(ex, "oblimin", "rows", sep = "_")]] <- one(ex, "oblimin", R, rows(R)) }
# five categories
o <- as.data.frame(lapply(x, function(v) as.integer(cut(v, 5)))); o <- as.data.frame(lapply(o, ordered))
lav <- list()
for (est in c("WLSMV", "ULSMV")) for (ro in c("oblimin", "geomin")) {
  f <- efa(o, nfactors = m, rotation = ro, estimator = est, ordered = names(o), output = "lavaan", bounds = "none",
    rotation.args = list(geomin.epsilon = .01, std.ov = FALSE, row.weights = "none", rstarts = 3, gpa.tol = 1e-7), control = list(rel.tol = 1e-11))
  e <- lavInspect(f, "est"); s <- lavInspect(f, "se")
  lav[[paste(est, ro, sep = "_")]] <- list(loadings = unname(unclass(e$lambda)), phi = unname(unclass(e$psi)), se = unname(unclass(s$lambda)), se_phi = unname(unclass(s$psi))) }
others <- function(f, without) paste(f, "=~", paste(setdiff(names(x), without), collapse = " + "))
cfa1 <- cfa(paste(others("a", c("x4", "x7")), others("b", c("x1", "x7")), others("c", c("x1", "x4")), sep = "\n"), x, std.lv = TRUE, control = list(rel.tol = 1e-11))
z <- standardizedSolution(cfa1, ci = FALSE); zl <- z[z$op == "=~", ]; pull <- function(v) sapply(c("a", "b", "c"), function(f) sapply(names(x), function(i) sum(zl[zl$lhs == f & zl$rhs == i, v])))
zp <- z[z$op == "~~" & z$lhs != z$rhs, ]
zero <- list(loadings = unname(pull("est.std")), se = unname(pull("se")), phi = zp$est.std, se_phi = zp$se)
writeLines(jsonlite::toJSON(list(source = paste("lavaan", packageVersion("lavaan"), "GPArotation", packageVersion("GPArotation"), "numDeriv", packageVersion("numDeriv")),
  categories = unname(sapply(o, as.integer)), numeric = num, lavaan = lav, zeros = zero), auto_unbox = TRUE, digits = NA, na = "string"), "rotated_errors.json")
