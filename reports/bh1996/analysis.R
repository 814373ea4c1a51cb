# The study “Cohesion and leadership in army companies” once more in R, to check its numbers.
#
#   Rscript analysis.R bh1996.csv results.json
#
# Made by Kith 0.1.0 from the settings of the study. Packages: psych, lavaan, jsonlite.

study <- "bh1996"
data_file <- "bh1996.csv"
header_row <- 1
encoding <- "UTF-8-BOM"
not_repeated <- c()
chosen_rows <- list()
renamed <- list()
missing_codes <- c("", "NA")
items <- c("COHES", "LEAD", "HRS", "WBEING")
item_codes <- list()
reversed <- list()
compare <- NULL
weight <- NULL
cluster <- NULL
estimator <- "ML"
missing <- "listwise"
ordered_items <- character(0)
parameterization <- "delta"
structure_syntax <- NULL
tolerance <- 1e-3

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
