# Regenerates standardized.json: standardised solutions with delta-method standard errors, each type, several models.
# Run: Rscript standardized.R   (from this folder)   Needs (Debian): r-cran-lavaan r-cran-jsonlite
suppressMessages({library(lavaan); library(jsonlite)})
hs <- read.csv("../data/hs1939.csv")
missing <- read.csv("../data/hs1939_missing.csv")
bfi <- read.csv("../data/bfi.csv")
bfi <- bfi[complete.cases(bfi[, c(paste0("A", 1:5), paste0("C", 1:5), "gender")]), ]
three <- "
 visual =~ x1 + x2 + x3
 textual =~ x4 + x5 + x6
 speed =~ x7 + x8 + x9
"
paths <- paste0(three, "
 speed ~ v*visual + t*textual + ageyr
 textual ~ a*ageyr + b*sex
 x9 ~ sex
 x1 ~~ x4
 a1 := a * t
 a2 := a1 + v^2
 a3 := a1 / (1 + a2)
 v == t
")
two <- "
 agree =~ A1 + A2 + A3 + A4 + A5
 consc =~ C1 + C2 + C3 + C4 + C5
"
outcome <- "
 agree =~ A1 + A2 + A3 + A4
 consc =~ C1 + C2 + C3
 consc ~ p*agree
 A5 ~ q*agree + consc
 C1 ~~ C2
 pq := p * q
"
solution <- function(f) {
  out <- list()
  for (type in c("std.lv", "std.all", "std.nox")) {
    s <- as.data.frame(unclass(standardizedSolution(f, type = type)))
    if (is.null(s$group)) s$group <- 1
    s$group[s$op == ":="] <- 0
    out[[type]] <- s[, c("lhs", "op", "rhs", "group", "est.std", "se", "z", "pvalue", "ci.lower", "ci.upper")]
  }
  out
}
all <- paste0(rep(c("A", "C"), each = 5), 1:5)
equal <- c("loadings", "intercepts")
ordinal <- c("loadings", "thresholds")
out <- list(source = paste("lavaan", packageVersion("lavaan")),
  ml_means = solution(cfa(three, hs, meanstructure = TRUE)),
  higher_order = solution(cfa(paste0(three, "g =~ visual + textual + speed\n x7 ~~ x8"), hs)),
  bifactor = solution(cfa(paste0("g =~ x1+x2+x3+x4+x5+x6+x7+x8+x9", three), hs, std.lv = TRUE, orthogonal = TRUE)),
  paths_ml = solution(sem(paths, hs)),
  paths_mlr = solution(sem(paths, hs, estimator = "MLR", meanstructure = TRUE)),
  fiml_mlr = solution(cfa(three, missing, estimator = "MLR", missing = "fiml")),
  groups_mlr = solution(cfa("visual =~ x1 + c(a, b)*x2 + x3\n textual =~ x4 + x5 + x6\n d := a - b", hs, estimator = "MLR",
    group = "school", group.equal = equal, group.partial = "visual=~x2")),
  wlsmv_delta = solution(cfa(two, bfi, ordered = all)),
  wlsmv_theta = solution(cfa(two, bfi, ordered = all, parameterization = "theta")),
  wlsmv_delta_groups = solution(cfa(two, bfi, ordered = all, group = "gender", group.equal = ordinal)),
  wlsmv_theta_groups = solution(cfa(two, bfi, ordered = all, group = "gender", group.equal = ordinal,
    parameterization = "theta")),
  ordinal_outcome_delta = solution(sem(outcome, bfi, ordered = all)),
  ordinal_outcome_theta = solution(sem(outcome, bfi, ordered = all, parameterization = "theta")),
  mixed = solution(cfa(two, bfi, ordered = c("A1", "A2", "A3", "C1", "C2"))))
writeLines(toJSON(out, auto_unbox = TRUE, digits = I(10), na = "null", null = "null", dataframe = "values"), "standardized.json")
