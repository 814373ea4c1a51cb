# The study “Collective efficacy in a trial” once more in R, to check its numbers.
#
#   Rscript analysis.R trial.csv results.json
#
# Made by Kith 0.1.0 from the settings of the study. Packages: psych, lavaan, jsonlite, nlme.

study <- "trial"
data_file <- "trial.csv"
header_row <- 1
encoding <- "UTF-8-BOM"
not_repeated <- c()
chosen_rows <- list()
renamed <- list()
missing_codes <- c("", "NA")
items <- c("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "ta1", "ta2", "ta3", "ta4", "le1", "le2", "le3", "le4", "sc1", "sc2", "sc3", "sc4")
item_codes <- list()
reversed <- list(`ci4` = 6, `rw4` = 6, `ta4` = 6, `le4` = 6, `sc4` = 6)
compare <- "arm"
weight <- NULL
cluster <- "cluster"
estimator <- "MLR"
missing <- "fiml"
ordered_items <- character(0)
parameterization <- "delta"
structure_syntax <- NULL
tolerance <- 1e-3
change <- list(`id` = "id", `wave` = "visit", `arm` = "arm", `cluster` = "cluster", `score` = "total", `scales` = list(`ci` = list(`items` = c("ci1", "ci2", "ci3", "ci4"), `least` = 2, `sum` = FALSE, `prorated` = FALSE), `rw` = list(`items` = c("rw1", "rw2", "rw3", "rw4"), `least` = 2, `sum` = FALSE, `prorated` = FALSE), `ta` = list(`items` = c("ta1", "ta2", "ta3", "ta4"), `least` = 2, `sum` = FALSE, `prorated` = FALSE), `le` = list(`items` = c("le1", "le2", "le3", "le4"), `least` = 2, `sum` = FALSE, `prorated` = FALSE), `sc` = list(`items` = c("sc1", "sc2", "sc3", "sc4"), `least` = 2, `sum` = FALSE, `prorated` = FALSE), `total` = list(`items` = c("ci1", "ci2", "ci3", "ci4", "rw1", "rw2", "rw3", "rw4", "ta1", "ta2", "ta3", "ta4", "le1", "le2", "le3", "le4", "sc1", "sc2", "sc3", "sc4"), `least` = 10, `sum` = FALSE, `prorated` = FALSE)), `range` = c(1.0, 5.0), `retest` = "retest", `reference` = "usual_care", `anchor` = "change_rating", `improved` = c(5.0, 6.0, 7.0), `stable` = c(4.0))

# Reads the responses, analyses them with psych and lavaan, and puts each number beside Kith's.

arguments <- commandArgs(TRUE)
if (length(arguments) > 0) data_file <- arguments[1]
results_file <- if (length(arguments) > 1) arguments[2] else "results.json"
suppressPackageStartupMessages({library(psych); library(lavaan); library(jsonlite)})
kith <- fromJSON(results_file, simplifyVector = FALSE)
stopifnot(kith$study$id == study)

## ---- numbers beside each other ---------------------------------------------------------------------------------------------

compared <- list()
beside <- function(what, ours, theirs, within = tolerance) {
  if (is.null(ours) || length(theirs) != 1) return(invisible())
  compared[[length(compared) + 1]] <<- data.frame(what = what, kith = as.numeric(ours), R = as.numeric(theirs), within = within)
}

## ---- responses -------------------------------------------------------------------------------------------------------------

if (kith$result$sample$rows != kith$manifest$rows) not_repeated <- c(not_repeated, "respondents were excluded")
if (length(not_repeated)) stop("this script cannot repeat the study: ", paste(not_repeated, collapse = "; "))
read_responses <- function() {
  haven_reader <- list(sav = "read_sav", dta = "read_dta", sas7bdat = "read_sas", xpt = "read_xpt")[[sub(".*\\.", "", data_file)]]
  if (!is.null(haven_reader)) return(as.data.frame(haven::zap_labels(getExportedValue("haven", haven_reader)(data_file))))
  if (grepl("\\.(parquet|parq|pq)$", data_file)) return(as.data.frame(arrow::read_parquet(data_file)))
  if (grepl("\\.xlsx$", data_file)) return(as.data.frame(readxl::read_excel(data_file, na = missing_codes)))
  first <- readLines(data_file, header_row, warn = FALSE)[header_row]
  marks <- c(",", ";", "\t", "|")
  separator <- marks[which.max(lengths(lapply(marks, function(m) regmatches(first, gregexpr(m, first, fixed = TRUE))[[1]])))]
  read <- function(decimal) {
    read.csv(data_file, sep = separator, dec = decimal, skip = header_row - 1, na.strings = missing_codes,
             check.names = FALSE, fileEncoding = encoding)
  }
  d <- read(".")
  found <- intersect(c(unlist(renamed), items), names(d))
  if (any(vapply(d[found], is.character, TRUE))) d <- read(",")
  d
}
d <- read_responses()
for (column in names(chosen_rows)) {
  cells <- trimws(as.character(d[[column]]))
  d <- d[ifelse(is.na(cells), "", cells) %in% chosen_rows[[column]], , drop = FALSE]
}
for (new in names(renamed)) names(d)[names(d) == renamed[[new]]] <- new
text <- items[vapply(d[items], Negate(is.numeric), TRUE)]
if (length(text)) stop("responses are not numbers: ", paste(text, collapse = ", "), "; recode labels first")
beside("rows", kith$manifest$rows, nrow(d))
for (item in names(item_codes)) d[[item]][d[[item]] %in% item_codes[[item]]] <- NA
raw <- d
for (item in names(reversed)) d[[item]] <- reversed[[item]] - d[[item]]

## ---- reliability: psych -----------------------------------------------------------------------------------------------------

reliability <- function(scales_of_kith, rows, where) {
  for (scale in scales_of_kith) {
    own <- d[rows, vapply(scale$items, function(i) i$item, ""), drop = FALSE]
    if (ncol(own) < 2) next
    found <- suppressWarnings(suppressMessages(alpha(own, check.keys = FALSE, warnings = FALSE)$total))
    coefficient <- function(name) {
      for (row in scale$reliability) if (row$coefficient == name) return(row$estimate)
    }
    beside(paste(where, scale$name, "alpha"), coefficient("alpha"), found$raw_alpha)
    beside(paste(where, scale$name, "standardised alpha"), coefficient("alpha_standardized"), found$std.alpha)
    for (item in scale$items) {
      beside(paste(where, scale$name, item$item, "mean"), item$mean, mean(own[[item$item]], na.rm = TRUE))
      beside(paste(where, scale$name, item$item, "SD"), item$sd, sd(own[[item$item]], na.rm = TRUE))
    }
  }
}
if (is.null(weight) && !is.null(kith$result$items)) {
  reliability(kith$result$items$scales, rep(TRUE, nrow(d)), "all")
  for (group in kith$result$items$groups) reliability(group$scales, which(d[[compare]] == group$group), group$group)
}

## ---- models: lavaan ---------------------------------------------------------------------------------------------------------

indices <- c("npar", "chisq", "df", "pvalue", "cfi", "tli", "rmsea", "srmr", "logl", "aic", "bic", "chisq.scaled",
             "pvalue.scaled", "cfi.robust", "tli.robust", "rmsea.robust")
fit_beside <- function(what, ours, fit) {
  theirs <- fitMeasures(fit)
  for (index in intersect(indices, names(theirs))) {
    beside(paste(what, index), ours$fit[[gsub(".", "_", index, fixed = TRUE)]], theirs[[index]])
  }
}
key <- function(lhs, op, rhs, group) {
  swap <- op == "~~" & lhs > rhs
  paste(ifelse(swap, rhs, lhs), op, ifelse(swap, lhs, rhs), group)
}
parameters_beside <- function(what, ours, fit) {
  theirs <- as.data.frame(standardizedSolution(fit, se = FALSE))
  plain <- as.data.frame(parameterEstimates(fit))
  plain$std <- theirs$est.std
  if (is.null(plain$group)) plain$group <- 1
  plain$key <- key(plain$lhs, plain$op, plain$rhs, plain$group)
  for (one in ours$parameters) {
    row <- match(key(one$lhs, one$op, one$rhs, one$group), plain$key)
    if (is.na(row)) next
    name <- paste(what, plain$key[row])
    beside(name, one$est, plain$est[row])
    beside(paste(name, "SE"), one$se, plain$se[row])
    beside(paste(name, "standardised"), one$std_all, plain$std[row])
  }
}
fit_model <- function(ours, syntax, ..., structure = syntax, scaling = parameterization) {
  means <- any(vapply(ours$parameters, function(one) one$op == "~1", TRUE))
  arguments <- list(model = syntax, data = d, estimator = estimator, meanstructure = means, ...)
  if (length(ordered_items)) {
    arguments$ordered <- ordered_items
    arguments$parameterization <- scaling
    arguments$meanstructure <- NULL
  }
  # lavaan's robust indices under full information differ from those of the same data with listwise deletion even if none is missing
  observed <- lavNames(lavaanify(structure), "ov")
  complete <- !anyNA(d[intersect(names(d), observed)])
  arguments$missing <- if (missing == "fiml" && complete) "listwise" else missing
  if (!is.null(cluster)) arguments$cluster <- cluster
  if (!is.null(weight)) arguments$sampling.weights <- weight
  suppressWarnings(do.call("cfa", arguments))
}
tested <- kith$result$cfa
if (!is.null(tested)) {
  for (model in c(list(tested), tested$held_against)) {
    fit <- fit_model(model, model$syntax)
    fit_beside(model$model, model, fit)
    parameters_beside(model$model, model, fit)
  }
}

## ---- invariance across groups: lavaan ---------------------------------------------------------------------------------------

# the table of a model without the equality of one parameter in one group; the other groups stay equal
released <- function(table, lhs, op, rhs, group) {
  same <- table$op == op & table$group > 0 & key(table$lhs, table$op, table$rhs, 0) == key(lhs, op, rhs, 0)
  labels <- table$plabel[same]
  others <- table$plabel[same & table$group != group]
  bonds <- table$op == "==" & table$lhs %in% labels & table$rhs %in% labels
  if (!any(bonds)) return(table)
  bond <- table[which(bonds)[1], ]
  table$label[same] <- ""
  table <- table[!bonds, ]
  for (other in others[-1]) {
    bond$id <- max(table$id) + 1
    bond$lhs <- others[1]
    bond$rhs <- other
    table <- rbind(table, bond)
  }
  table
}

# one level: the model with equal parameters, or for ordered items that of Wu and Estabrook (2016) by semTools
fit_level <- function(level, structure, groups) {
  equal <- if (length(level$held_equal)) unlist(level$held_equal) else ""
  if (length(ordered_items)) {
    in_model <- intersect(ordered_items, lavNames(lavaanify(structure), "ov"))
    syntax <- suppressWarnings(semTools::measEq.syntax(
      structure, data = d, ordered = in_model, parameterization = "theta", ID.fac = "std.lv",
      ID.cat = "Wu.Estabrook.2016", group = invariance$group, group.equal = equal, group.label = groups, missing = missing,
      estimator = estimator))
    return(fit_model(level, as.character(syntax), group = invariance$group, group.label = groups, structure = structure,
                     scaling = "theta"))
  }
  fit <- fit_model(level, structure, group = invariance$group, group.equal = equal, group.label = groups)
  if (!length(level$freed)) return(fit)
  table <- as.data.frame(parTable(fit))
  for (name in level$freed) {
    parts <- regmatches(name, regexec("^(.*?)(=~|~1|~~|~)(.*) @ (.*)$", name, perl = TRUE))[[1]]
    table <- released(table, parts[2], parts[3], parts[4], match(parts[5], groups))
  }
  table <- table[setdiff(names(table), c("est", "se", "start"))]
  fit_model(level, table, group = invariance$group, group.label = groups, structure = structure)
}

levels_beside <- function(levels, what, structure, groups) {
  before <- list()
  for (level in levels) {
    name <- paste0(what, level$level)
    fit <- fit_level(level, structure, groups)
    fit_beside(name, level, fit)
    against <- if (is.null(level$comparison)) NULL else before[[level$comparison$against]]
    if (!is.null(against)) {
      test <- suppressWarnings(lavTestLRT(fit, against))
      beside(paste(name, "difference of chi-square"), level$comparison$chisq_diff, test[2, "Chisq diff"])
      beside(paste(name, "difference of df"), level$comparison$df_diff, test[2, "Df diff"])
      beside(paste(name, "p of the difference"), level$comparison$pvalue, test[2, "Pr(>Chisq)"])
    }
    before[[level$level]] <- fit
  }
}
invariance <- kith$result$invariance
across <- !is.null(invariance) && identical(invariance$layout, "across_groups")
thresholds_first <- all(vapply(invariance$levels, function(level) {
  level$level != "metric" || "thresholds" %in% unlist(level$held_equal)
}, TRUE))
if (across && length(ordered_items) && (!thresholds_first || !requireNamespace("semTools", quietly = TRUE))) {
  message("levels of ordered items are not repeated: ",
          if (thresholds_first) "semTools is not installed" else "semTools has no order of levels with loadings first")
  across <- FALSE
}
if (across) {
  group_names <- vapply(invariance$groups, function(g) if (is.list(g)) g$name else g, "")
  levels_beside(invariance$levels, "", structure_syntax, group_names)
  if (!is.null(invariance$partial) && !length(ordered_items)) {
    levels_beside(invariance$partial$levels, "partial, ", structure_syntax, group_names)
  }
}

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

## ---- result -----------------------------------------------------------------------------------------------------------------

numbers <- do.call(rbind, compared)
numbers$difference <- abs(numbers$kith - numbers$R) / pmax(1, abs(numbers$R))
print(numbers, digits = 8, right = FALSE, row.names = FALSE)
# lavaan does not have every index that Kith has, but each closed form must be there
numbers$difference[is.finite(numbers$kith) & !is.finite(numbers$R) & numbers$within < tolerance] <- Inf
far <- numbers[!is.na(numbers$difference) & numbers$difference > numbers$within, ]
cat("\n", nrow(numbers), " numbers compared; largest difference ", format(max(numbers$difference, na.rm = TRUE), digits = 3),
    " (relative above 1); ", nrow(far), " beyond ", tolerance,
    if (any(numbers$within < tolerance)) paste0(", closed forms ", min(numbers$within)), "\n", sep = "")
if (nrow(far)) print(far, digits = 8, right = FALSE, row.names = FALSE)
quit(status = if (nrow(far)) 1 else 0)
