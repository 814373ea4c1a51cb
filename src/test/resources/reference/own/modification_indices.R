# Regenerates modification_indices.json: all rows of modindices() with power, score tests of equalities, and standardised residuals, for
# complete and incomplete rows, with predictors taken as given or not.
# Run: Rscript modification_indices.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
# As precisely as lavaan calls converged.
fit <- function(f, ...) { for (tolerance in 10^-(14:10)) { r <- suppressWarnings(f(..., control = list(rel.tol = tolerance)))
  if (lavInspect(r, "converged")) break }; r }
random <- list()
hs <- read.csv("../data/hs1939.csv"); hsmis <- read.csv("../data/hs1939_missing.csv"); ce <- read.csv("../data/ce_contexts.csv")
growth_data <- read.csv("../data/growth.csv")
three <- "visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9"
models <- list(
  cfa = three,
  latent_regression = paste0(three, "\n speed ~ visual + textual"),
  chain = paste0(three, "\n textual ~ visual\n speed ~ textual"),
  second_order = paste0(three, "\n g =~ visual + textual + speed"),
  fixed = "visual =~ x1 + 0.5*x2 + x3\n textual =~ x4 + x5 + 1*x6\n speed =~ x7 + x8 + x9\n visual ~~ 0*speed\n x1 ~~ 0.6*x1\n x2 ~~ 0.1*x5",
  mimic = paste0(three, "\n visual + textual ~ sex + ageyr"),
  indicator_predictor = "visual =~ x1 + x2 + x3\n textual =~ x4 + x5 + x6\n x1 ~ ageyr\n x5 ~ agemo",
  path = "x2 ~ ageyr\n x3 ~ x2\n x4 ~ x3 + sex",
  path_factor = "visual =~ x1 + x2 + x3\n x5 ~ visual + ageyr\n x6 ~ x5",
  means = paste0(three, "\n x1 ~ 5*1\n x4 ~ 0*1\n textual ~ 1"))
ce_model <- "ci =~ ci1 + ci2 + ci3 + ci4\n rw =~ rw1 + rw2 + rw3 + rw4"
curve <- "i =~ 1*t1 + 1*t2 + 1*t3 + 1*t4\n s =~ 0*t1 + 1*t2 + 2*t3 + 3*t4\n i + s ~ x1 + x2"
cols <- c("mi", "epc", "sepc.lv", "sepc.all", "sepc.nox")
# Where a predictor is taken as given, lavaan's rows that predict it hold its variance fixed; those of the model with random predictors
# are taken in their place. Rows of the moments of given predictors, which are 0 up to rounding, are left out.
indices <- function(name) {
  fit <- fits[[name]]
  table <- function(f) { t <- modindices(f); if (is.null(t$group)) { t$group <- 1L }
    p <- modindices(f, power = TRUE); t$ncp <- p$ncp; t$power <- p$power; t$decision <- p$decision; as.data.frame(t) }
  a <- table(fit); x <- unique(unlist(lavNames(fit, "ov.x")))
  if (fit@Options$fixed.x && length(x) > 0) {
    b <- table(random[[name]]); predicts <- function(t) t$lhs %in% x & t$op == "~"
    a <- rbind(a[!predicts(a) & !(a$lhs %in% x & a$op %in% c("~~", "~1")), ], b[predicts(b), ]) }
  p <- a
  lapply(seq_len(nrow(a)), function(i) list(paste0(a$lhs[i], a$op[i], a$rhs[i]), a$group[i], unlist(unname(lapply(cols, function(k) a[[k]][i]))),
    c(p$ncp[i], p$power[i]), p$decision[i])) }
fits <- list()
for (m in names(models)) {
  fits[[m]] <- fit(sem, models[[m]], hs); random[[m]] <- fit(sem, models[[m]], hs, fixed.x = FALSE)
  name <- paste0(m, "_fiml"); fits[[name]] <- fit(sem, models[[m]], hsmis, missing = "fiml")
  random[[name]] <- fit(sem, models[[m]], hsmis, missing = "fiml", fixed.x = FALSE) }
equal <- c("loadings", "intercepts")
fits$mlr <- fit(cfa, three, hs, estimator = "MLR"); fits$mlr_fiml <- fit(cfa, three, hsmis, estimator = "MLR", missing = "fiml")
fits$std_lv <- fit(cfa, three, hs, std.lv = TRUE); fits$orthogonal <- fit(cfa, three, hs, orthogonal = TRUE)
fits$orthogonal_fiml <- fit(cfa, three, hsmis, orthogonal = TRUE, missing = "fiml")
fits$mean_structure <- fit(cfa, three, hs, meanstructure = TRUE); fits$gls <- fit(cfa, three, hs, estimator = "GLS")
fits$random_x <- fit(sem, models$mimic, hs, fixed.x = FALSE); fits$random_x_fiml <- fit(sem, models$path, hsmis, fixed.x = FALSE, missing = "fiml")
fits$configural <- fit(cfa, three, hs, group = "school")
fits$grouped <- fit(cfa, three, hs, group = "school", group.equal = equal)
fits$grouped_fiml <- fit(cfa, three, hsmis, group = "school", group.equal = equal, missing = "fiml")
fits$grouped_mlr <- fit(cfa, three, hs, group = "school", group.equal = equal, estimator = "MLR")
fits$grouped_mlr_fiml <- fit(cfa, three, hsmis, group = "school", group.equal = equal, estimator = "MLR", missing = "fiml")
fits$grouped_mimic <- fit(sem, models$mimic, hs, group = "school", group.equal = "loadings")
fits$growth <- fit(growth, curve, growth_data)
fits$growth_grouped <- fit(growth, curve, growth_data, group = "school", group.equal = "regressions")
random$grouped_mimic <- fit(sem, models$mimic, hs, group = "school", group.equal = "loadings", fixed.x = FALSE)
free_means <- paste0(curve, "\n x1 ~ 1\n x2 ~ 1\n x1 ~~ x2")
random$growth <- fit(growth, free_means, growth_data, fixed.x = FALSE)
random$growth_grouped <- fit(growth, free_means, growth_data, group = "school", group.equal = "regressions", fixed.x = FALSE)
items <- as.vector(outer(1:4, c("ci", "rw"), function(i, f) paste0(f, i)))
fits$ordered <- fit(cfa, ce_model, ce, ordered = items)
fits$ordered_theta <- fit(cfa, ce_model, ce, ordered = items, parameterization = "theta")
fits$ordered_grouped <- fit(cfa, ce_model, ce, ordered = items, group = "context", group.equal = c("thresholds", "loadings"))
tests <- function(fit) { s <- suppressWarnings(lavTestScore(fit)); list(total = c(s$test$X2, s$test$df), uni = s$uni$X2) }
mat <- function(m) list(rows = rownames(m), x = unname(unclass(m)))
z <- function(fit) { r <- lavResiduals(fit, type = "cor.bentler"); if (!is.null(r$cov.z)) r <- list(r)
  unname(lapply(r, function(g) list(cov_z = mat(g$cov.z), mean_z = if (is.null(g$mean.z)) NULL else as.list(unclass(g$mean.z))))) }
given <- list(path = fits$path, mimic = fits$mimic, mimic_fiml = fits$mimic_fiml, path_factor = fits$path_factor,
  mimic_mlr = fit(sem, models$mimic, hs, estimator = "MLR"), path_mlr = fit(sem, models$path, hs, estimator = "MLR", meanstructure = TRUE),
  mimic_fiml_mlr = fit(sem, models$mimic, hsmis, estimator = "MLR", missing = "fiml"),
  grouped_mimic = fits$grouped_mimic, growth = fits$growth, growth_grouped = fits$growth_grouped,
  growth_mlr = fit(growth, curve, growth_data, estimator = "MLR"))
out <- list(source = paste("lavaan", packageVersion("lavaan")), columns = cols, models = models, curve = curve, ordered_model = ce_model,
  indices = sapply(names(fits), function(n) suppressWarnings(indices(n)), simplify = FALSE),
  score_tests = lapply(fits[c("grouped", "grouped_fiml", "grouped_mlr", "grouped_mlr_fiml")], tests),
  residuals = lapply(given, z))
writeLines(toJSON(out, auto_unbox = TRUE, digits = 10, na = "null", null = "null"), "modification_indices.json")
