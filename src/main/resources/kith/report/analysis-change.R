
## ---- change: scores of each respondent at each wave --------------------------------------------------------------------------

# numbers with a closed form are held to this
exact <- 1e-6
values_beside <- function(what, ours, theirs, within = exact) {
  for (name in names(theirs)) {
    own <- ours[[name]]
    for (k in seq_along(theirs[[name]])) {
      label <- gsub(" +", " ", paste(c(what, name, if (length(theirs[[name]]) > 1) k), collapse = " "))
      if (k <= length(own)) beside(label, own[[k]], theirs[[name]][[k]], within)
    }
  }
}
score_of_rows <- function() {
  parts <- as.list(d[items])
  for (scale in names(change$scales)) {
    rule <- change$scales[[scale]]
    answers <- do.call(cbind, parts[rule$items])
    answered <- rowSums(!is.na(answers))
    score <- rowMeans(answers, na.rm = TRUE)
    if (rule$sum) score <- ifelse(answered == ncol(answers) | rule$prorated, score * ncol(answers), NA)
    score[answered < rule$least] <- NA
    if (scale == change$score) return(score)
    if (is.null(parts[[scale]])) parts[[scale]] <- score
  }
}
row_score <- score_of_rows()
if (!is.null(change$range)) row_score <- 100 * (row_score - change$range[1]) / diff(change$range)
row_id <- trimws(as.character(d[[change$id]]))
row_wave <- trimws(as.character(d[[change$wave]]))
people <- unique(row_id)
at_wave <- function(values, wave) {
  rows <- which(row_wave == wave)
  values[rows][match(people, row_id[rows])]
}
of_person <- function(column) {
  values <- trimws(as.character(d[[column]]))
  told <- !is.na(values) & values != ""
  values[told][match(people, row_id[told])]
}
longitudinal <- kith$result$change
waves <- unique(vapply(longitudinal$waves, function(one) one$wave, ""))
scores <- lapply(setNames(waves, waves), function(wave) at_wave(row_score, wave))
arm <- if (is.null(change$arm)) rep(NA_character_, length(people)) else of_person(change$arm)
in_arm <- function(name) if (name == "") rep(TRUE, length(people)) else arm %in% name
level <- longitudinal$level
upper <- 1 - (1 - level) / 2
# the formulas of measurement error and reliable change are published with rounded quantiles
published <- function(level) if (level == 0.95) 1.96 else if (level == 0.9) 1.645 else qnorm(1 - (1 - level) / 2)
described <- function(x) {
  y <- x[!is.na(x)]
  away <- y - mean(y)
  list(n = length(y), mean = mean(y), sd = sd(y), median = median(y), min = min(y), max = max(y),
       skew = mean(away^3) / sd(y)^3, kurtosis = mean(away^4) / sd(y)^4 - 3)
}
for (one in longitudinal$waves) {
  x <- scores[[one$wave]][in_arm(one$arm)]
  if (any(!is.na(x))) values_beside(paste(one$arm, one$wave), one, c(described(x), retained = mean(!is.na(x))))
}

## ---- change: retest and measurement error --------------------------------------------------------------------------------------

noncentral_t <- function(t, df) {
  vapply(c(upper, 1 - upper), function(p) {
    uniroot(function(ncp) suppressWarnings(pt(t, df, ncp)) - p, c(-37, 37), tol = 1e-10, extendInt = "downX")$root
  }, 0)
}
intraclass <- function(n, msr, msc, mse, msw) {
  of_ratio <- function(f, df) {
    l <- f / qf(upper, n - 1, df)
    u <- f * qf(upper, df, n - 1)
    c((l - 1) / (l + 1), (u - 1) / (u + 1))
  }
  icc <- (msr - mse) / (msr + mse + 2 * (msc - mse) / n)
  # degrees of freedom by Satterthwaite (Shrout and Fleiss 1979), two occasions
  f <- msc / mse
  both <- n * (1 + icc) - 2 * icc
  df <- (n - 1) * (2 * icc * f + both)^2 / ((n - 1) * 4 * icc^2 * f^2 + both^2)
  fu <- qf(upper, n - 1, df)
  fl <- qf(upper, df, n - 1)
  list(icc11 = (msr - msw) / (msr + msw), icc11_ci = of_ratio(msr / msw, n), icc21_agreement = icc,
       icc21_ci = c(n * (msr - fu * mse) / (fu * (2 * msc + (n - 2) * mse) + n * msr),
                    n * (fl * msr - mse) / (2 * msc + (n - 2) * mse + n * fl * msr)),
       icc31_consistency = (msr - mse) / (msr + mse), icc31_ci = of_ratio(msr / mse, n - 1))
}
agreement_limits <- function(difference, mean_of_both) {
  n <- length(difference)
  bias <- mean(difference)
  s <- sd(difference)
  z <- qnorm(upper)
  t <- qt(upper, n - 1)
  limits <- bias + c(-1, 1) * published(level) * s
  half86 <- t * s * sqrt(3 / n)
  half99 <- t * s * sqrt(1 / n + z^2 / (2 * (n - 1)))
  slope <- if (s > 0) coef(summary(lm(difference ~ mean_of_both)))[2, ] else rep(NaN, 4)
  list(plain = list(
         bias = bias, bias_ci = bias + c(-1, 1) * t * s / sqrt(n), sd = s, lower = limits[1], upper = limits[2],
         lower_z_exact = bias - z * s, upper_z_exact = bias + z * s, ci_lower_ba1986 = limits[1] + c(-1, 1) * half86,
         ci_upper_ba1986 = limits[2] + c(-1, 1) * half86, ci_lower_ba1999 = limits[1] + c(-1, 1) * half99,
         ci_upper_ba1999 = limits[2] + c(-1, 1) * half99),
       slope = as.list(setNames(slope, c("est", "se", "t", "p"))))
}
retest_beside <- function(ours, first, second) {
  both <- !is.na(first) & !is.na(second)
  x <- first[both]
  y <- second[both]
  n <- length(x)
  msr <- 2 * var((x + y) / 2)
  msc <- n * (mean(y) - mean(x))^2 / 2
  mse <- var(y - x) / 2
  msw <- mean((y - x)^2) / 2
  occasion <- (msc - mse) / n
  icc <- intraclass(n, msr, msc, mse, msw)
  r <- cor(x, y)
  unreliable <- sqrt(max(0, 1 - icc$icc21_agreement))
  sem <- c(consistency = sqrt(mse), agreement = sqrt(max(occasion, 0) + mse), from_sd_of_difference = sd(y - x) / sqrt(2),
           from_icc21_pooled_sd = sqrt((var(x) + var(y)) / 2) * unreliable, from_icc21_baseline_sd = sd(x) * unreliable,
           from_pearson_baseline_sd = sd(x) * sqrt(1 - r))
  detectable <- published(level) * sqrt(2) * sem
  values_beside("retest", ours, c(list(
    n = n, mean = c(mean(x), mean(y)), sd = c(sd(x), sd(y)), pearson = r,
    pearson_ci_fisher = tanh(atanh(r) + c(-1, 1) * qnorm(upper) / sqrt(n - 3)),
    sem_consistency_ci = sqrt(mse * (n - 1) / qchisq(c(upper, 1 - upper), n - 1))), icc))
  values_beside("retest", ours$anova, list(msr = msr, msc = msc, mse = mse, msw = msw))
  values_beside("retest variance", ours$var, list(person = (msr - mse) / 2, occasion = occasion, error = mse))
  values_beside("SEM", ours$sem, sem)
  values_beside("SDC", ours$sdc_individual, detectable)
  values_beside("SDC of the group", ours$sdc_group, detectable / sqrt(n))
  values_beside("MDC90", ours$mdc90_individual, published(0.9) * sqrt(2) * sem)
  limits <- agreement_limits(y - x, (x + y) / 2)
  values_beside("limits of agreement", ours$loa, limits$plain)
  values_beside("limits of agreement, slope", ours$loa$slope_diff_on_mean, limits$slope)
  shift <- sqrt(n) * qnorm(upper)
  if (shift < 37) {  # pt() is approximate beyond
    away <- suppressWarnings(qt(c(1 - upper, upper), n - 1, shift)) / sqrt(n) * sd(y - x)
    bias <- mean(y - x)
    beyond <- list(ci_lower_exact_carkeet = bias - rev(away), ci_upper_exact_carkeet = bias + away)
    values_beside("limits of agreement", ours$loa, beyond, tolerance)
  }
  icc$icc21_agreement
}
icc <- NULL
if (!is.null(longitudinal$retest)) icc <- retest_beside(longitudinal$retest, scores[[longitudinal$from]], scores[[change$retest]])
reliability <- if (is.null(change$reliability)) icc else change$reliability
if (!is.null(reliability)) beside("reliability over time", longitudinal$reliability, reliability, exact)

## ---- change: reliable change and responsiveness ----------------------------------------------------------------------------------

first <- scores[[longitudinal$from]]
second <- scores[[longitudinal$to]]
both <- !is.na(first) & !is.na(second)
sign <- if (longitudinal$direction == "higher_is_better") 1 else -1
rating <- if (is.null(change$anchor)) NULL else at_wave(d[[change$anchor]], longitudinal$to)
arms <- unique(arm[!is.na(arm)])
reference <- if (is.null(change$reference)) arms[1] else change$reference

clinical <- c(mean(first, na.rm = TRUE), sd(first, na.rm = TRUE))
cutoffs <- list(dysfunctional = clinical, a = clinical[1] + sign * 2 * clinical[2])
cutoffs$applied <- cutoffs$a
if (!is.null(change$functional)) {
  functional <- change$functional
  cutoffs$b <- functional[1] - sign * 2 * functional[2]
  cutoffs$c <- (functional[2] * clinical[1] + clinical[2] * functional[1]) / (functional[2] + clinical[2])
  cutoffs$applied <- cutoffs$c
}
values_beside("cut-off", longitudinal$cutoffs_jacobson_truax, cutoffs)

reliable_change <- function(x, y, r, expected) {
  change <- y - x
  s1 <- sd(x)
  s2 <- sd(y)
  own <- lm(y ~ x)
  index <- list(christensen_mendoza = change / sd(change), regression_based = residuals(own) / sigma(own))
  error <- list(christensen_mendoza = sd(change), regression_based = sigma(own))
  if (!is.null(expected)) {
    index$regression_based_reference <- (y - predict(expected, data.frame(x = x))) / sigma(expected)
    error$regression_based_reference <- sigma(expected)
  }
  if (!is.null(r)) {
    joint <- sqrt((s1^2 + s2^2) * (1 - r))
    truth <- (s1^2 * r + s2^2 * r - 2 * cov(x, y)) / var(change)
    error$jacobson_truax <- s1 * sqrt(2 * (1 - r))
    error$maassen_iverson <- joint
    error$chelune_practice_maassen_se <- joint
    error$gulliksen_lord_novick <- s1 * sqrt(1 - r^2)
    error$edwards_nunnally <- s1 * sqrt(1 - r)
    index$jacobson_truax <- change / error$jacobson_truax
    index$maassen_iverson <- change / joint
    index$chelune_practice_maassen_se <- (change - mean(change)) / joint
    regressed <- y - (mean(x) + r * (x - mean(x)))
    index$gulliksen_lord_novick <- regressed / error$gulliksen_lord_novick
    index$edwards_nunnally <- regressed / error$edwards_nunnally
    index$hageman_arrindell_rcindiv <- (change * truth + mean(change) * (1 - truth)) / (sqrt(max(truth, 0)) * joint)
  }
  list(index = index, error = error)
}
verdicts <- function(index) {
  index <- sign * index[is.finite(index)]
  cutoff <- published(level)
  list(improved = sum(index > cutoff), unchanged = sum(abs(index) <= cutoff), worse = sum(index < -cutoff))
}
for (one in longitudinal$reliable_change) {
  rows <- both & in_arm(one$arm)
  x <- first[rows]
  y <- second[rows]
  if (!(sd(x) > 0 && sd(y - x) > 0)) next
  other <- one$arm != "" && one$arm != reference
  expected <- if (other) local({
    in_reference <- both & in_arm(reference)
    x <- first[in_reference]
    y <- second[in_reference]
    lm(y ~ x)
  })
  what <- paste("reliable change", one$arm)
  values_beside(what, one, list(n = sum(rows), incomplete = sum(in_arm(one$arm) & !both), sd_pre = sd(x), sd_post = sd(y), r12 = cor(x, y)))
  found <- reliable_change(x, y, reliability, expected)
  values_beside(paste(what, "SE of the difference"), one$se_difference, found$error)
  for (method in names(found$index)) values_beside(paste(what, method), one$counts[[method]], verdicts(found$index[[method]]))
  if (!is.null(one$clinical)) {
    index <- sign * found$index$jacobson_truax
    better <- index > published(level)
    crossed <- sign * x <= sign * cutoffs$applied & sign * y > sign * cutoffs$applied
    values_beside(what, one$clinical, list(
      recovered = sum(better & crossed), improved = sum(better & !crossed), unchanged = sum(abs(index) <= published(level)),
      deteriorated = sum(index < -published(level))))
  }
}

stable <- if (is.null(rating)) NULL else (second - first)[both & rating %in% change$stable]
for (one in longitudinal$responsiveness) {
  rows <- both & in_arm(one$arm)
  x <- first[rows]
  y <- second[rows]
  if (!(sd(x) > 0 && sd(y - x) > 0)) next
  n <- length(x)
  m <- mean(y - x)
  r <- cor(x, y)
  es <- m / sd(x)
  srm <- m / sd(y - x)
  z <- qnorm(upper)
  test <- t.test(y, x, paired = TRUE, conf.level = level)
  what <- paste("responsiveness", one$arm)
  values_beside(what, one, list(
    n = n, mean_pre = mean(x), mean_post = mean(y), mean_change = m, sd_pre = sd(x), sd_post = sd(y), sd_change = sd(y - x), r = r,
    t = test$statistic, p = test$p.value, es_glass_baseline_sd = es,
    es_ci_becker = es + c(-1, 1) * z * sqrt(2 * (1 - r) / n + es^2 / (2 * n)),
    es_ci_becker_df = es + c(-1, 1) * z * sqrt(2 * (1 - r) / n + es^2 / (2 * (n - 1))), srm = srm,
    srm_ci_normal = srm + c(-1, 1) * z * sqrt(1 / n + srm^2 / (2 * n)),
    srm_hedges = srm * exp(lgamma((n - 1) / 2) - log((n - 1) / 2) / 2 - lgamma((n - 2) / 2)),
    d_average_sd = m / sqrt((var(x) + var(y)) / 2), d_repeated_measures = srm * sqrt(2 * (1 - r))))
  if (abs(test$statistic) < 30) values_beside(what, one, list(srm_ci_noncentral_t = noncentral_t(test$statistic, n - 1) / sqrt(n)))
  if (length(stable) > 1) values_beside(what, one, list(guyatt = m / sd(stable), guyatt_sd_stable = sd(stable)))
}

## ---- change: minimal important change and distribution ----------------------------------------------------------------------------

# changes are ties where they are the same number, as in pROC; scores are therefore computed in the order in which Kith does
placements <- function(each, others) vapply(each, function(value) mean((others < value) + (others == value) / 2), 0)
roc_beside <- function(ours, x, improved) {
  yes <- x[improved]
  no <- x[!improved]
  above <- placements(yes, no)
  below <- placements(no, yes)
  half <- qnorm(upper) * sqrt(var(above) / length(above) + var(below) / length(below))
  auc <- mean(above)
  values_beside("ROC", ours, list(auc = auc, auc_ci_delong = c(max(0, auc - half), min(1, auc + half))))
  occurring <- sort(unique(x))
  threshold <- c(-Inf, (occurring[-1] + occurring[-length(occurring)]) / 2, Inf)
  hits <- vapply(threshold, function(at) sum(yes > at), 0)
  rejections <- vapply(threshold, function(at) sum(no < at), 0)
  m <- length(yes)
  n <- length(no)
  loss <- list(youden = -(hits * n + rejections * m),
               closest_topleft = ((m - hits) * n)^2 + ((n - rejections) * m)^2,
               sens_equals_spec = abs(hits * n - rejections * m))
  for (rule in names(loss)) {
    best <- which.min(loss[[rule]])
    values_beside(paste("cut point", rule), ours[[rule]], list(
      threshold = threshold[best], sensitivity = hits[best] / m, specificity = rejections[best] / n,
      tied = sum(loss[[rule]] == min(loss[[rule]])) - 1))
  }
}
minimal_beside <- function(ours) {
  rows <- both & !is.na(rating)
  x <- sign * (second - first)[rows]
  given <- rating[rows]
  improved <- given %in% change$improved
  q <- mean(improved)
  p <- log(q / (1 - q))
  rho <- cor(x, improved)
  values_beside("MIC", ours, list(
    n = length(x), improved = sum(improved), prop_improved = q, log_odds_pre = p, cor_anchor_change_point_biserial = rho,
    cor_anchor_change_spearman = cor(given, x, method = "spearman"), sd_change = sd(x)))
  values_beside("mean change of rating", ours$mean_change_by_rating, as.list(tapply(x, given, mean)))
  values_beside("respondents of rating", ours$n_by_rating, as.list(table(given)))
  roc_beside(ours, x, improved)
  if (!ours$converged) return(invisible())
  curve <- glm(improved ~ x, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
  b <- unname(coef(curve))
  mic <- (p - b[1]) / b[2]
  gradient <- c(-1 / b[2], -mic / b[2])
  values_beside("MIC", ours, list(
    intercept = b[1], slope = b[2], mic_predictive = mic,
    se_delta_prevalence_fixed = sqrt(drop(gradient %*% vcov(curve) %*% gradient)),
    mic_adjusted_2017 = mic - (0.090 + 0.103 * rho) * sd(x) * p))
  reliabilities <- as.numeric(sub("rel_", "", names(ours$mic_adjusted_2022)))
  adjusted <- mic - (0.8 / reliabilities - 0.5) * sd(x) * rho * p
  values_beside("MIC of 2022", ours$mic_adjusted_2022, as.list(setNames(adjusted, names(ours$mic_adjusted_2022))))
}
if (!is.null(longitudinal$minimal_important_change)) minimal_beside(longitudinal$minimal_important_change)
for (curve in longitudinal$distribution$arms) {
  x <- sign * (second - first)[both & in_arm(curve$arm)]
  share <- vapply(longitudinal$distribution$improved_by_at_least, function(least) mean(x >= least - 1e-8 * max(1, abs(least))), 0)
  values_beside(paste("improved by at least,", curve$arm), curve, list(n = length(x), share = share))
}
