
## ---- change: arms compared by analysis of covariance --------------------------------------------------------------------------

trial <- longitudinal$trial
trial_arms <- unlist(trial$arms)
visits <- unlist(trial$visits)
trial_cluster <- if (is.null(change$cluster)) NULL else of_person(change$cluster)
usable <- arm %in% trial_arms
if (!is.null(trial_cluster)) usable <- usable & !is.na(trial_cluster)
for (one in trial$attendance) {
  start <- first[in_arm(one$arm)]
  later <- lapply(visits, function(visit) scores[[visit]][in_arm(one$arm)])
  what <- paste("attendance", one$arm)
  values_beside(what, one, c(described(start), respondents = length(start)))
  values_beside(what, one, list(present = vapply(later, function(x) sum(!is.na(start) & !is.na(x)), 0)))
  gone <- start[!is.na(start) & is.na(later[[length(later)]])]
  if (length(gone)) values_beside(what, one, list(baseline_mean_of_dropouts = mean(gone)))
}

# standard errors robust to clusters: CR0, CR1 and CR2 (Bell and McCaffrey 2002) with Satterthwaite degrees of freedom
cluster_robust <- function(fit, cluster, adjusted) {
  x <- model.matrix(fit)
  bread <- solve(crossprod(x))
  hat <- x %*% bread %*% t(x)
  groups <- split(seq_len(nrow(x)), cluster)
  weights <- lapply(groups, function(g) {
    if (!adjusted) return(diag(length(g)))
    parts <- eigen(diag(length(g)) - hat[g, g], symmetric = TRUE)
    root <- ifelse(parts$values > 1e-10, 1 / sqrt(pmax(parts$values, 1e-10)), 0)
    parts$vectors %*% (root * t(parts$vectors))
  })
  meat <- Reduce(`+`, Map(function(g, a) tcrossprod(crossprod(x[g, , drop = FALSE], a %*% residuals(fit)[g])), groups, weights))
  rest <- diag(nrow(x)) - hat
  df <- vapply(seq_len(ncol(x)), function(j) {
    directions <- mapply(function(g, a) rest[, g, drop = FALSE] %*% a %*% x[g, , drop = FALSE] %*% bread[, j], groups, weights)
    products <- crossprod(directions)
    sum(diag(products))^2 / sum(products^2)
  }, 0)
  list(se = sqrt(diag(bread %*% meat %*% bread)), df = df)
}
effects_beside <- function(what, ours, est, se, df) {
  for (j in seq_along(ours)) {
    t <- est[j] / se[j]
    values_beside(paste(what, ours[[j]]$term), ours[[j]], list(
      est = est[j], se = se[j], df = df[j], t = t, p = 2 * pt(-abs(t), df[j]), ci_lower = est[j] - qt(upper, df[j]) * se[j],
      ci_upper = est[j] + qt(upper, df[j]) * se[j]))
  }
}
at_visit <- function(visit) {
  y <- scores[[visit]]
  rows <- which(usable & !is.na(first) & !is.na(y))
  data.frame(person = rows, y = y[rows], base = first[rows], arm = factor(arm[rows], trial_arms))
}
ancova_beside <- function(ours) {
  rows <- at_visit(ours$visit)
  fit <- lm(y ~ base + arm, rows)
  b <- unname(coef(fit))
  se <- coef(summary(fit))[, 2]
  effects_beside("ANCOVA", ours$ols$coef, b, se, rep(df.residual(fit), length(b)))
  values_beside("ANCOVA", ours, list(n = nrow(rows)))
  values_beside("ANCOVA", ours$ols, list(sigma = sigma(fit), r2 = summary(fit)$r.squared, standardised_effect_baseline_sd = b[-(1:2)] / sd(rows$base)))
  means <- predict(fit, data.frame(base = mean(rows$base), arm = factor(trial_arms, trial_arms)), se.fit = TRUE)
  for (k in seq_along(trial_arms)) {
    values_beside(paste("adjusted mean", trial_arms[k]), ours$ols$adjusted_means[[k]], list(mean = means$fit[[k]], se = means$se.fit[[k]]))
  }
  x <- model.matrix(fit)
  bread <- solve(crossprod(x))
  sandwich <- function(e) sqrt(diag(bread %*% crossprod(x * e) %*% bread))
  values_beside("ANCOVA", ours, list(hc0 = sandwich(residuals(fit)), hc3 = sandwich(residuals(fit) / (1 - hatvalues(fit)))))
  if (ours$clusters == 0) return(invisible())
  cluster <- trial_cluster[rows$person]
  m <- length(unique(cluster))
  n <- nrow(rows)
  plain <- cluster_robust(fit, cluster, FALSE)
  bell <- cluster_robust(fit, cluster, TRUE)
  cr1 <- plain$se * sqrt(m / (m - 1) * (n - 1) / (n - ncol(x)))
  values_beside("ANCOVA", ours, list(clusters = m, cluster_cr0 = plain$se, cluster_cr1_stata = cr1))
  effects_beside("ANCOVA, CR1", ours$cr1s, b, cr1, plain$df)
  effects_beside("ANCOVA, CR2", ours$cr2, b, bell$se, bell$df)
  mixed_beside("ANCOVA, clusters at random", ours$mixed_reml, x, transform(rows, visit = 1))
}

## ---- change: mixed models: nlme -------------------------------------------------------------------------------------------------

with_nlme <- requireNamespace("nlme", quietly = TRUE)
if (!with_nlme) message("mixed models are not repeated: nlme is not installed")
# either search of lme() can end before the maximum
higher_likelihood <- function(fit_by) {
  fits <- lapply(c("nlminb", "optim"), function(search) tryCatch(fit_by(search), error = identity))
  found <- Filter(function(fit) !inherits(fit, "error"), fits)
  if (!length(found)) stop(conditionMessage(fits[[1]]))
  found[[which.max(vapply(found, logLik, 0))]]
}
fit_mixed <- function(x, rows, at_random) {
  library(nlme)
  occasions <- length(unique(rows$visit))
  for (j in seq_len(ncol(x))) rows[[paste0("x", j)]] <- x[, j]
  rows$cluster <- if (at_random) factor(trial_cluster[rows$person]) else NULL
  fixed <- reformulate(paste0("x", seq_len(ncol(x))), "y", intercept = FALSE)
  within <- if (at_random) ~ occasion | cluster / person else ~ occasion | person
  rows$occasion <- match(rows$visit, sort(unique(rows$visit)))
  rows <- rows[order(rows$person, rows$occasion), ]
  correlation <- if (occasions > 1) {
    switch(trial$structure, unstructured = corSymm(form = within), compound_symmetry = corCompSymm(form = within),
           autoregressive = corAR1(form = within))
  }
  weights <- if (occasions > 1 && trial$structure == "unstructured") varIdent(form = ~ 1 | occasion)
  if (at_random) return(higher_likelihood(function(search) {
    lme(fixed, rows, random = ~ 1 | cluster, correlation = correlation, weights = weights, method = "REML",
        control = lmeControl(opt = search, tolerance = 1e-9, msTol = 1e-10, maxIter = 500, msMaxIter = 500))
  }))
  gls(fixed, rows, correlation = correlation, weights = weights, method = "REML",
      control = glsControl(tolerance = 1e-10, msTol = 1e-12, maxIter = 500, msMaxIter = 500))
}
mixed_beside <- function(what, ours, x, rows, contrasts = list()) {
  if (!with_nlme || is.null(ours) || !ours$converged) return(invisible())
  at_random <- !is.null(ours$sd_cluster) && ours$sd_cluster > 0
  fit <- tryCatch(fit_mixed(x, rows, at_random), error = function(e) {
    message(what, " is not repeated: nlme does not fit it (", conditionMessage(e), ")")
  })
  if (is.null(fit)) return(invisible())
  b <- if (at_random) fixef(fit) else coef(fit)
  v <- vcov(fit)
  values_beside(what, ours, list(n = nrow(rows), people = length(unique(rows$person)), log_lik = as.numeric(logLik(fit))), tolerance)
  plain <- ours$fixed$satterthwaite
  for (j in seq_along(plain)) values_beside(paste(what, plain[[j]]$term), plain[[j]], list(est = b[j], se = sqrt(v[j, j])), tolerance)
  for (contrast in contrasts) {
    w <- contrast$weights
    values_beside(paste(what, contrast$ours$term), contrast$ours, list(est = sum(w * b), se = sqrt(drop(w %*% v %*% w))), tolerance)
  }
  if (at_random) values_beside(what, ours, list(sd_cluster = as.numeric(VarCorr(fit)[1, "StdDev"])), tolerance)
  values_beside(what, ours$covariance, covariance_of(fit, length(unique(rows$visit))), tolerance)
}
covariance_of <- function(fit, occasions) {
  ratios <- setNames(rep(1, occasions), seq_len(occasions))
  if (occasions == 1) return(list(sd = fit$sigma))
  if (!is.null(fit$modelStruct$varStruct)) {
    estimated <- coef(fit$modelStruct$varStruct, unconstrained = FALSE, allCoef = TRUE)
    ratios[names(estimated)] <- estimated
  }
  correlations <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)
  if (trial$structure != "unstructured") {
    lag <- as.vector(dist(seq_len(occasions)))
    correlations <- unname(correlations)^(if (trial$structure == "autoregressive") lag else rep(1, length(lag)))
  }
  list(sd = unname(fit$sigma * ratios), cor = unname(correlations))
}
indicators <- function(values, of) matrix(as.numeric(outer(values, of, "==")), length(values))
product <- function(x, columns) do.call(cbind, lapply(seq_len(ncol(columns)), function(k) x * columns[, k]))
arm_by_visit <- function(treated, later) do.call(cbind, lapply(seq_len(ncol(treated)), function(k) product(treated[, k], later)))

# the mixed model for repeated measures: baseline by visit, arm by visit
repeated_beside <- function(ours) {
  rows <- do.call(rbind, lapply(seq_along(visits), function(k) transform(at_visit(visits[k]), visit = k)))
  later <- indicators(rows$visit, seq_along(visits)[-1])
  treated <- indicators(as.character(rows$arm), trial_arms[-1])
  x <- cbind(1, rows$base, later, treated, product(rows$base, later), arm_by_visit(treated, later))
  m <- length(visits)
  before <- 2 * m + ncol(treated)
  contrasts <- lapply(trial$differences, function(difference) {
    a <- match(difference$arm, trial_arms) - 1
    k <- match(difference$visit, visits)
    weights <- numeric(ncol(x))
    weights[m + 1 + a] <- 1
    if (k > 1) weights[before + (a - 1) * (m - 1) + k - 1] <- 1
    list(ours = difference$by$satterthwaite, weights = weights)
  })
  mixed_beside("MMRM", ours, x, rows, contrasts)
}
# the constrained longitudinal model: baseline is an outcome with one mean for all arms
constrained_beside <- function(ours) {
  outcomes <- c(list(first), scores[visits])
  rows <- do.call(rbind, lapply(seq_along(outcomes), function(k) {
    who <- which(usable & !is.na(outcomes[[k]]))
    data.frame(person = who, y = outcomes[[k]][who], arm = arm[who], visit = k)
  }))
  later <- indicators(rows$visit, seq_along(visits) + 1)
  treated <- indicators(rows$arm, trial_arms[-1])
  mixed_beside("constrained longitudinal model", ours, cbind(1, later, arm_by_visit(treated, later)), rows)
}
if (!is.null(trial$ancova)) ancova_beside(trial$ancova)
if (!is.null(trial$mmrm)) repeated_beside(trial$mmrm)
if (!is.null(trial$clda)) constrained_beside(trial$clda)
if (with_nlme) message("of the mixed models, degrees of freedom and standard errors of Kenward and Roger are not compared: nlme has none")
