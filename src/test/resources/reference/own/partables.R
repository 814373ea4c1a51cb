# Regenerates partables.json: parameter tables of lavaan for many models. Run: Rscript partables.R   (from this folder)
# Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
options(digits = 17)
hs <- read.csv("../data/hs1939.csv")
tl <- read.csv("../data/twolevel.csv")
xs <- paste0("x", 1:9)
bins <- hs; for (v in xs) bins[[v]] <- as.integer(cut(hs[[v]], if (v %in% c("x2", "x8")) 4 else 3))
three <- hs; three$form <- rep(c("a", "b", "c"), length.out = nrow(hs))
tables <- list()

add <- function(name, model, data = hs, categories = NULL, preset = "cfa", ...) {
  options <- list(...)
  group <- options$group
  ordered <- options$ordered
  fit <- try(suppressWarnings(do.call(preset, c(list(model = model, data = quote(data), do.fit = FALSE), Filter(length, options)))),
    silent = TRUE)
  # lavaan() computes implied moments of what it is given even when it does not fit
  if (inherits(fit, "try-error") && preset == "lavaan") return(cat("lavaan() refuses", name, "\n"))
  table <- as.data.frame(parTable(fit))
  rows <- table[!table$op %in% c("==", "<", ">", ":="), ]
  pick <- function(ops) { r <- table[table$op %in% ops, ]; if (nrow(r)) r[, c("lhs", "op", "rhs")] else list() }
  column <- function(n, otherwise) if (is.null(rows[[n]])) rep(otherwise, nrow(rows)) else rows[[n]]
  out <- data.frame(lhs = rows$lhs, op = rows$op, rhs = rows$rhs, group = column("group", 1), level = column("level", 1),
    free = rows$free, ustart = rows$ustart, exo = rows$exo, label = rows$label,
    lower = as.character(column("lower", -Inf)), upper = as.character(column("upper", Inf)))
  used <- lavNames(fit, "ov.ord")
  tables[[name]] <<- list(model = model, preset = preset,
    groups = I(if (is.null(group)) "" else as.character(unique(data[[group]]))),
    levels = if (is.null(options$cluster)) 1 else 2,
    ordered = if (is.null(ordered)) setNames(list(), character()) else lapply(data[, used], function(x) length(unique(x))),
    meanstructure = isTRUE(options$meanstructure), std_lv = isTRUE(options$std.lv), orthogonal = isTRUE(options$orthogonal),
    effect_coding = isTRUE(options$effect.coding), fixed_x = !identical(options$fixed.x, FALSE),
    theta = identical(options$parameterization, "theta"),
    equal = I(as.character(options$group.equal)), partial = I(as.character(options$group.partial)),
    rows = lapply(out, I), constraints = pick(c("==", "<", ">")), definitions = pick(":="),
    observed = I(lavNames(fit, "ov")), latent = I(lavNames(fit, "lv")), ordered_names = I(as.character(used)),
    exogenous = I(as.character(lavNames(fit, "ov.x"))))
}

m <- "visual =~ x1 + x2 + x3\ntextual =~ x4 + x5 + x6\nspeed =~ x7 + x8 + x9"
f <- "f =~ x1 + x2 + x3 + x4"

# one group
add("hs", m)
add("hs_std_lv", m, std.lv = TRUE)
add("hs_orthogonal", m, orthogonal = TRUE)
add("hs_means", m, meanstructure = TRUE)
add("hs_effect_coding", m, effect.coding = TRUE)
add("hs_effect_coding_means", m, effect.coding = TRUE, meanstructure = TRUE)
add("higher_order", paste0(m, "\ng =~ visual + textual + speed"))
add("higher_order_std_lv", paste0(m, "\ng =~ visual + textual + speed"), std.lv = TRUE)
add("higher_order_effect_coding", paste0(m, "\ng =~ visual + textual + speed"), effect.coding = TRUE, meanstructure = TRUE)
add("bifactor", paste0("g =~ x1+x2+x3+x4+x5+x6+x7+x8+x9\n", m), std.lv = TRUE, orthogonal = TRUE)
add("structural", paste0(m, "\nspeed ~ visual + textual\ntextual ~ ageyr + sex"))
add("structural_random_x", paste0(m, "\nspeed ~ visual + textual\ntextual ~ ageyr + sex"), fixed.x = FALSE)
add("structural_means", paste0(m, "\nspeed + visual ~ ageyr + sex"), meanstructure = TRUE)
add("structural_x_said_random", paste0(m, "\nspeed + visual ~ ageyr + sex\nageyr ~~ sex"))
add("structural_x_mean_said", paste0(m, "\nspeed ~ ageyr + sex\nageyr ~ 1"))
add("path", "x1 ~ x2 + x3\nx4 ~ x1 + x5\nx6 ~ x5")
add("path_two_outcomes", "x1 + x2 ~ x3 + x4\nx1 ~~ 0*x2")
add("observed_and_latent_outcomes", paste0(f, "\nf ~ sex\nx9 ~ f\nx8 ~ sex"))
add("observed_only_covariances", "x1 ~~ x2 + x3\nx2 ~~ x3")
add("single_indicator", "visual =~ x1 + x2 + x3\nspeed =~ x7\nvisual ~ speed")
add("single_indicator_own_variance", "visual =~ x1 + x2 + x3\nspeed =~ x7\nx7 ~~ 0.2*x7")
add("two_single_factors_one_indicator", "a =~ x1\nb =~ x1 + x2 + x3\nc =~ x4")
add("residual_covariances", paste0(m, "\nx7 ~~ x8\nx9 ~~ x1 + 0*x2\nspeed ~~ visual\nx4 ~~ x4"))
add("covariance_sides", paste0("x9 ~~ x1\nspeed ~~ visual\n", m))
add("growth_like", "i =~ 1*x1 + 1*x2 + 1*x3\ns =~ 0*x1 + 1*x2 + 2*x3\ni ~ 1\ns ~ 1\nx1 + x2 + x3 ~ 0*1")
add("intercepts_in_formulas", paste0(f, "\nx9 ~ 1 + x8\nx1 ~ 2*1\nf ~ NA*1\nx2 ~ 0"))
add("labels", "visual =~ NA*x1 + a*x2 + b*x3\ntextual =~ x4 + t5*x5 + x6\nvisual ~~ 1*visual\na == b\nd := a*t5\ne := d + exp(a)\na > 0\nb < 2*t5")
add("equal_labels", "visual =~ x1 + a*x2 + a*x3\ntextual =~ x4 + a*x5 + b*x6\nspeed =~ b*x7 + x8 + x9")
add("equal_modifier", "visual =~ x1 + x2 + x3\ntextual =~ x4 + equal(\"visual=~x2\")*x5 + x6")
add("label_fixed_elsewhere", "visual =~ x1 + a*x2 + x3\ntextual =~ x4 + a*x5 + x6\nspeed =~ x7 + a*x8 + 0.7*x8 + x9")
add("starts", paste0("visual =~ start(0.8)*x1 + start(0.5)*x2 + 0.9?x3\n", "x1 ~~ start(.2)*x1\nvisual ~~ label(\"v\")*visual + start(2)*visual"))
add("bounds", "f =~ x1 + lower(0)*x2 + upper(2)*x3 + lower(-1)*x4 + upper(1)*x4\nx1 ~~ lower(0)*x1")
add("bounds_shared", "f =~ x1 + lower(0)*x2 + a*x2 + a*x3 + lower(-1)*x3 + x4")
add("orthogonal_but_one", paste0(m, "\nvisual ~~ speed"), orthogonal = TRUE)
add("std_lv_but_one", paste0(m, "\nvisual ~~ NA*visual\nspeed ~~ speed"), std.lv = TRUE)
add("semtools_style", "f =~ NA*x1 + l1*x1\nf =~ NA*x2 + l2*x2\nf =~ NA*x3 + l1*x3\nx1 ~ NA*1 + n1*1\nx2 ~ NA*1 + n1*1\nx1 ~~ NA*x1 + t1*x1\nf ~ 0*1 + al*1\nf ~~ 1*f + ps*f")

# groups: every step and side step of a ladder
ladder <- list(configural = character(), loadings = "loadings", intercepts = c("loadings", "intercepts"),
  residuals = c("loadings", "intercepts", "residuals"), variances = c("loadings", "lv.variances"),
  covariances = c("loadings", "intercepts", "residuals", "lv.variances", "lv.covariances"),
  means = c("loadings", "intercepts", "means"), residual_covariances = c("loadings", "residual.covariances"),
  intercepts_only = "intercepts", means_only = "means", everything = c("loadings", "intercepts", "residuals",
  "residual.covariances", "lv.variances", "lv.covariances", "regressions", "means"))
mg <- paste0(m, "\nx7 ~~ x8\nspeed ~ visual")
for (s in names(ladder)) {
  add(paste0("groups_", s), mg, group = "school", group.equal = ladder[[s]])
  add(paste0("groups_std_lv_", s), mg, group = "school", group.equal = ladder[[s]], std.lv = TRUE)
}
add("groups_three", m, three, group = "form", group.equal = c("loadings", "intercepts"))
add("groups_partial", mg, group = "school", group.equal = c("loadings", "intercepts", "residuals", "residual.covariances"),
  group.partial = c("x3~1", "visual=~x2", "x1~~x1", "x7~~x8"))
add("groups_effect_coding", m, group = "school", group.equal = c("loadings", "intercepts"), effect.coding = TRUE)
add("groups_higher_order", paste0(m, "\ng =~ visual + textual + speed"), group = "school", group.equal = c("loadings", "intercepts"))
add("groups_covariates", paste0(m, "\nspeed ~ ageyr + sex\nvisual ~ sex"), group = "school", group.equal = c("loadings", "intercepts", "residuals", "regressions"))
add("groups_by_group_modifiers", "visual =~ x1 + c(a,b)*x2 + c(1,NA)*x3\ntextual =~ c(NA,1)*x4 + x5 + c(c,c)*x6\nvisual ~ c(0,NA)*1\nx5 ~ c(\"i\",\"\")*1\nx6 ~ start(c(1,2))*1\na == b", group = "school")
add("groups_single_label", "visual =~ x1 + a*x2 + b*x3\ntextual =~ x4 + 0.5*x5 + start(2)*x6", group = "school")
add("groups_labels_and_equal", "visual =~ x1 + c(a,b)*x2 + x3\ntextual =~ x4 + a*x5 + x6", group = "school", group.equal = "loadings")
add("groups_fixed_in_one", "visual =~ x1 + c(0.6,NA)*x2 + x3", group = "school", group.equal = c("loadings", "intercepts"))
add("groups_semtools_style", "f =~ c(NA,NA)*x1 + c(l1,l1)*x1\nf =~ c(NA,NA)*x2 + c(l2,l2)*x2\nf =~ c(NA,NA)*x3 + c(l3a,l3b)*x3\nx1 ~ c(NA,NA)*1 + c(n1,n1)*1\nf ~ c(0,NA)*1 + c(a1,a2)*1\nf ~~ c(1,NA)*f + c(p1,p2)*f", group = "school")
add("group_blocks", "group: 1\nf =~ x1 + x2 + x3\ngroup: 2\nf =~ x1 + x2 + x3 + x4\nx1 ~~ x2", group = "school", group.equal = "loadings")

# ordered variables
add("ordered", m, bins, ordered = xs)
add("ordered_std_lv", m, bins, ordered = xs, std.lv = TRUE)
add("ordered_theta", m, bins, ordered = xs, parameterization = "theta")
add("ordered_some", m, bins, ordered = c("x1", "x2", "x5"))
add("ordered_thresholds_said", paste0(m, "\nx1 | a*t1 + t2\nx2 | 0*t1 + a*t2\nx1 ~*~ x1\nx3 ~ NA*1\nx4 ~~ NA*x4"), bins, ordered = xs)
add("ordered_single_indicator", "visual =~ x1 + x2 + x3\nspeed =~ x7", bins, ordered = xs)
add("ordered_structural", paste0(m, "\nspeed ~ visual + textual\ntextual ~ ageyr + sex"), bins, ordered = xs)
steps <- list(configural = character(), thresholds = "thresholds", thresholds_loadings = c("thresholds", "loadings"), loadings = "loadings",
  intercepts = c("thresholds", "loadings", "intercepts"), residuals = c("thresholds", "loadings", "intercepts", "residuals"),
  means = c("thresholds", "loadings", "means"))
for (s in names(steps)) for (p in c("delta", "theta")) {
  add(paste0("ordered_groups_", p, "_", s), m, bins, ordered = xs, group = "school", group.equal = steps[[s]], parameterization = p)
  add(paste0("ordered_groups_std_lv_", p, "_", s), m, bins, ordered = xs, group = "school", group.equal = steps[[s]], parameterization = p, std.lv = TRUE)
}
add("ordered_groups_partial", m, bins, ordered = xs, group = "school", group.equal = c("thresholds", "loadings"), group.partial = c("x1|t2", "visual=~x3"))
add("ordered_groups_some", m, bins, ordered = c("x1", "x2", "x3"), group = "school", group.equal = c("thresholds", "loadings", "intercepts"))
add("ordered_groups_wu_style", "f =~ c(NA,NA)*x1 + c(l1,l1)*x1\nf =~ c(NA,NA)*x2 + c(l2,l2)*x2\nf =~ c(NA,NA)*x3 + c(l3,l3)*x3\nx1 | c(NA,NA)*t1 + c(h1,h1)*t1\nx1 | c(NA,NA)*t2 + c(h2,h2)*t2\nx1 ~ c(0,NA)*1 + c(n1,n2)*1\nx1 ~~ c(1,NA)*x1 + c(r1,r2)*x1\nf ~ c(0,0)*1 + c(a1,a2)*1\nf ~~ c(1,1)*f + c(p1,p2)*f", bins, ordered = xs, group = "school", parameterization = "theta")

# lavaan's other functions
line <- "i =~ 1*x1 + 1*x2 + 1*x3 + 1*x4\ns =~ 0*x1 + 1*x2 + 2*x3 + 3*x4"
said <- paste0(m, "\nvisual ~~ visual + textual\nspeed ~~ 1*speed\nx1 ~~ x1\nx2 ~~ x2 + x3")
for (p in c("sem", "growth", "lavaan")) {
  add(paste0(p, "_structural"), paste0(m, "\nspeed ~ visual + textual\ntextual ~ ageyr + sex\nx1 ~ sex"), preset = p)
  add(paste0(p, "_said"), said, preset = p)
  add(paste0(p, "_means"), paste0(said, "\nx1 ~ 1\nvisual ~ 1"), preset = p, meanstructure = TRUE)
  add(paste0(p, "_std_lv"), said, preset = p, std.lv = TRUE)
  add(paste0(p, "_single"), "visual =~ x1 + x2 + x3\nspeed =~ x7", preset = p)
  add(paste0(p, "_line"), paste0(line, "\ni + s ~ sex\nx3 ~ ageyr"), preset = p)
  add(paste0(p, "_groups"), paste0(line, "\nx1 ~~ x1"), preset = p, group = "school", group.equal = c("loadings", "residuals", "means"))
  add(paste0(p, "_groups_intercepts"), m, preset = p, group = "school", group.equal = c("loadings", "intercepts"))
  add(paste0(p, "_ordered"), m, bins, preset = p, ordered = xs)
  add(paste0(p, "_ordered_groups"), m, bins, preset = p, ordered = xs, group = "school", group.equal = "thresholds")
}

# two levels
add("two_levels", "level: 1\nfw =~ y1 + y2 + y3\nlevel: 2\nfb =~ y1 + y2 + y3", tl, cluster = "cluster")
add("two_levels_covariates", "level: within\nfw =~ y1 + a*y2 + y3\nfw ~ x1 + x2\nlevel: between\nfb =~ y1 + a*y2 + y3\nfb ~ w1\ny1 ~~ 0*y1", tl, cluster = "cluster")
add("two_levels_std_lv", "level: 1\nfw =~ y1 + y2 + y3\ny4 ~ fw\nlevel: 2\nfb =~ y1 + y2 + y3\ny4 ~~ y4", tl, cluster = "cluster", std.lv = TRUE)

writeLines(toJSON(list(source = paste("lavaan", packageVersion("lavaan")), tables = tables), auto_unbox = TRUE, digits = NA,
  na = "null", null = "null", dataframe = "rows"), "partables.json")
cat(length(tables), "tables\n")
