# Regenerates given_predictors.json: ordered outcomes given predictors, lavaan's conditional.x = TRUE, its default.
# Run: Rscript given_predictors.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
options(warn = -1)
read <- function(file) {
  d <- read.csv(file); d$age <- d$ageyr - 13; for (v in paste0("x", 1:6)) d[[v]] <- as.integer(cut(d[[v]], 5)); d
}
hs <- read("../data/hs1939.csv"); gaps <- read("../data/hs1939_missing.csv")
gaps$sex[3 + 25 * (0:9)] <- NA; for (v in o <- paste0("x", 1:6)) gaps[[v]] <- as.integer(cut(read.csv("../data/hs1939_missing.csv")[[v]], 3))
hs$w <- 0.5 + (seq_len(nrow(hs)) %% 7) / 4
three <- hs; for (v in paste0("x", 1:6)) three[[v]] <- as.integer(cut(read.csv("../data/hs1939.csv")[[v]], 3))
o <- paste0("x", 1:6)
# lavaan's search stops early; begun again from where it stopped, it goes on
sharp <- function(...) {
  f <- sem(...); g <- sem(..., start = f, control = list(rel.tol = 1e-15), optim.force.converged = TRUE)
  if (g@optim$fx < f@optim$fx) g else f
}
mimic <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 textual ~ visual + age
 visual ~ sex + age "
covarying <- " visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 textual ~ sex + age
 visual ~ sex + age "
direct <- paste(mimic, "\n x3 ~ sex")
mixed <- " visual =~ x1 + x2 + x3
 speed =~ x7 + x8 + x9
 speed ~ visual + sex
 visual ~ age
 x9 ~ sex "
path <- " x1 ~ x7 + sex
 x7 ~ sex + age
 x4 ~ x7 + age
 indirect := 1 "
fit <- function(f) list(converged = lavInspect(f, "converged"), fit = as.list(unclass(fitMeasures(f))),
  parameters = { p <- parameterEstimates(f, standardized = TRUE, remove.nonfree = FALSE); p$std.nox <- NULL; p[p$op != "==", ] })
more <- function(f) {
  s <- standardizedSolution(f); r <- lavInspect(f, "rsquare"); mi <- modindices(f)
  e <- lavResiduals(f, type = "raw", summary = FALSE); b <- lavResiduals(f, type = "cor.bentler", summary = FALSE)
  k <- lavResiduals(f, type = "cor.bollen", summary = FALSE)
  nox <- standardizedSolution(f, type = "std.nox")
  list(standardized = s, nox = nox, rsquare = as.list(r), modindices = mi[, c("lhs", "op", "rhs", "mi", "epc", "sepc.all")],
    residuals = list(names = rownames(e$res.cov), raw = e$res.cov, bentler = b$res.cov, bollen = k$res.cov,
      thresholds = as.list(e$res.th), slopes = e$res.slopes))
}
out <- list(source = paste("lavaan", packageVersion("lavaan")))
for (e in c("WLSMV", "WLSM", "DWLS", "ULSMV", "ULSM", "ULS", "WLS")) out[[tolower(e)]] <- fit(sem(mimic, hs, ordered = o, estimator = e))
out$theta <- fit(sharp(mimic, hs, ordered = o, parameterization = "theta"))
out$direct <- fit(sem(direct, hs, ordered = o))
out$direct_theta <- fit(sharp(direct, hs, ordered = o, parameterization = "theta"))
out$mixed <- fit(sem(mixed, hs, ordered = o[1:3]))
out$mixed_theta <- fit(sharp(mixed, hs, ordered = o[1:3], parameterization = "theta"))
out$pairwise <- fit(sem(sub("sex \\+ age", "sex", mimic), gaps, ordered = o, missing = "pairwise"))
out$listwise <- fit(sem(mixed, gaps, ordered = o[1:3]))
out$weights <- fit(sem(mimic, hs, ordered = o, sampling.weights = "w"))
out$groups <- fit(sem(covarying, three, ordered = o, group = "school", group.equal = c("loadings", "thresholds")))
out$groups_theta <- fit(sharp(covarying, three, ordered = o, group = "school", group.equal = c("loadings", "thresholds"), parameterization = "theta"))
out$groups_free <- fit(sem(mimic, three, ordered = o, group = "school"))
out$path <- fit(sharp(sub(" indirect := 1 ", "", path), hs, ordered = c("x1", "x4")))
out$probit <- fit(sem("x1 ~ sex + age", hs, ordered = "x1"))
out$mediator <- fit(sharp("x1 ~ sex + age\n x4 ~ x1 + sex", hs, ordered = c("x1", "x4"), parameterization = "theta"))
out$more_mimic <- more(sem(mimic, hs, ordered = o))
out$more_direct <- more(sem(direct, hs, ordered = o))
out$more_theta <- more(sem(mimic, hs, ordered = o, parameterization = "theta"))
out$more_mixed <- more(sem(mixed, hs, ordered = o[1:3]))
rows <- function(f, ...) lavPredict(f, ...)[1:25, , drop = FALSE]
plain <- sub("x9 ~ sex", "", mixed)
# lavPredict leaves out the effect of a predictor on an item, so here the mode of the posterior by a general search
modes <- function(f, n) {
  p <- parameterEstimates(f, remove.nonfree = FALSE); g <- function(l, op, r) p$est[p$lhs == l & p$op == op & p$rhs == r]
  lam <- matrix(0, 6, 2); for (i in 1:3) lam[i, 1] <- g("visual", "=~", o[i]); for (i in 4:6) lam[i, 2] <- g("textual", "=~", o[i])
  th <- sapply(o, function(v) g(v, "~~", v)); tau <- lapply(o, function(v) p$est[p$lhs == v & p$op == "|"])
  E <- solve(diag(2) - matrix(c(0, g("textual", "~", "visual"), 0, 0), 2))
  P <- solve(E %*% diag(c(g("visual", "~~", "visual"), g("textual", "~~", "textual"))) %*% t(E))
  t(sapply(1:n, function(row) {
    sex <- hs$sex[row]; age <- hs$age[row]
    mu <- E %*% c(g("visual", "~", "sex") * sex + g("visual", "~", "age") * age, g("textual", "~", "age") * age)
    fn <- function(e) {
      v <- 0.5 * t(e - mu) %*% P %*% (e - mu)
      for (i in 1:6) {
        m <- sum(lam[i, ] * e) + (i == 3) * g("x3", "~", "sex") * sex; b <- c(-Inf, tau[[i]], Inf); y <- hs[row, o[i]]
        v <- v - log(pnorm((b[y + 1] - m) / sqrt(th[i])) - pnorm((b[y] - m) / sqrt(th[i])))
      }
      v
    }
    optim(optim(c(0, 0), fn, method = "BFGS", control = list(reltol = 1e-15))$par, fn, method = "BFGS", control = list(reltol = 1e-15))$par
  }))
}
out$scores <- list(mimic = rows(sem(mimic, hs, ordered = o)), direct = modes(sem(direct, hs, ordered = o), 15),
  plain = rows(sem(plain, hs, ordered = o[1:3])), plain_bartlett = rows(sem(plain, hs, ordered = o[1:3]), method = "ML"),
  groups = { p <- lavPredict(sem(covarying, three, ordered = o, group = "school")); lapply(p, function(m) unclass(m)[1:10, ]) })
tested <- sem(covarying, three, ordered = o, group = "school", group.equal = c("loadings", "thresholds"))
narrow <- sem(covarying, three, ordered = o, group = "school", group.equal = c("loadings", "thresholds", "regressions"))
out$score_tests <- as.data.frame(unclass(lavTestScore(tested)$uni))[, c("lhs", "rhs", "X2")]
lrt <- as.data.frame(lavTestLRT(tested, narrow))
out$difference <- list(chisq = lrt[2, "Chisq diff"], df = lrt[2, "Df diff"], pvalue = lrt[2, "Pr(>Chisq)"])
adds <- function(model, data, add, ...) { f <- sem(model, data, ...)
  do.call(rbind, lapply(add, function(a) data.frame(row = a, X2 = lavTestScore(f, add = a)$test$X2))) }
out$direct_effects <- list(mimic = adds(mimic, hs, as.vector(outer(o, c("sex", "age"), paste, sep = " ~ ")), ordered = o),
  mixed = adds(plain, hs, as.vector(outer(c(o[1:3], paste0("x", 7:9)), c("sex", "age"), paste, sep = " ~ ")), ordered = o[1:3]),
  ml = adds(plain, hs, as.vector(outer(c(o[1:3], paste0("x", 7:9)), c("sex", "age"), paste, sep = " ~ "))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null"), "given_predictors.json")
