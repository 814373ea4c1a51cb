# What a bifactor model says of a sum of items: shares of variance and their standard errors by lavaan's delta method (defined quantities),
# omega by psych's omegaFromSem and semTools' compRelSEM, the other indices from the standardised solution by their definitions.
# Run in this folder: Rscript bifactor.R
suppressMessages({library(lavaan); library(semTools); library(psych)})
x <- read.csv("../data/bfi.csv")
x <- within(x, {C4 <- 7 - C4; C5 <- 7 - C5; E1 <- 7 - E1; E2 <- 7 - E2; A1 <- 7 - A1})
items <- c(paste0("A", 1:5), paste0("C", 1:5), paste0("E", 1:5))
x <- x[complete.cases(x[items]), items]
part <- rep(1:3, each = 5)
line <- function(f, l, v) paste(f, "=~", paste0(l, v, "*", items[v], collapse = " + "))
labelled <- function(with = TRUE) paste(c(line("g", "g", 1:15), line("a", "s", 1:5), line("c", "s", 6:10), line("e", "s", 11:15),
  sprintf("%s ~~ t%d*%s", items, 1:15, items),
  if (with) c(
  sprintf("v%d := g%d^2 + s%d^2 + t%d", 1:15, 1:15, 1:15, 1:15),
  paste("sg :=", paste0("g", 1:15, collapse = "+")), paste("th :=", paste0("t", 1:15, collapse = "+")),
  sprintf("ss%d := %s", 1:3, sapply(1:3, function(k) paste0("s", which(part == k), collapse = "+"))),
  sprintf("gg%d := %s", 1:3, sapply(1:3, function(k) paste0("g", which(part == k), collapse = "+"))),
  sprintf("tt%d := %s", 1:3, sapply(1:3, function(k) paste0("t", which(part == k), collapse = "+"))),
  "co := sg^2 + ss1^2 + ss2^2 + ss3^2",
  "omega_hierarchical := sg^2/(co + th)", "omega_total := co/(co + th)", "relative := sg^2/co",
  paste("eg :=", paste0(sprintf("g%d^2/v%d", 1:15, 1:15), collapse = "+")),
  sprintf("es%d := %s", 1:3, sapply(1:3, function(k) paste0(sprintf("s%d^2/v%d", which(part == k), which(part == k)), collapse = "+"))),
  sprintf("eg%d := %s", 1:3, sapply(1:3, function(k) paste0(sprintf("g%d^2/v%d", which(part == k), which(part == k)), collapse = "+"))),
  "ecv := eg/(eg + es1 + es2 + es3)",
  paste("ig :=", paste0(sprintf("(g%d^2/v%d)/(1 - g%d^2/v%d)", 1:15, 1:15, 1:15, 1:15), collapse = "+")), "h := ig/(1 + ig)",
  unlist(lapply(1:3, function(k) { w <- which(part == k)
    c(sprintf("total%d := (gg%d^2 + ss%d^2)/(gg%d^2 + ss%d^2 + tt%d)", k, k, k, k, k, k),
      sprintf("general%d := gg%d^2/(gg%d^2 + ss%d^2 + tt%d)", k, k, k, k, k),
      sprintf("specific%d := ss%d^2/(gg%d^2 + ss%d^2 + tt%d)", k, k, k, k, k),
      sprintf("ecv%d := es%d/(es%d + eg%d)", k, k, k, k),
      sprintf("is%d := %s", k, paste0(sprintf("(s%d^2/v%d)/(1 - s%d^2/v%d)", w, w, w, w), collapse = "+")), sprintf("h%d := is%d/(1 + is%d)", k, k, k)) })))),
  collapse = "\n")
wanted <- c("omega_hierarchical", "omega_total", "relative", "ecv", "h", paste0(rep(c("total", "general", "specific", "ecv", "h"), each = 3), 1:3))
delta <- function(...) { f <- cfa(labelled(), x, orthogonal = TRUE, std.lv = TRUE, control = list(rel.tol = 1e-10), ...)
  e <- parameterEstimates(f); e <- e[e$op == ":=" & e$lhs %in% wanted, ]
  setNames(lapply(seq_len(nrow(e)), function(i) list(est = e$est[i], se = e$se[i], lower = e$ci.lower[i], upper = e$ci.upper[i])), e$lhs) }
f <- cfa(labelled(FALSE), x, orthogonal = TRUE, std.lv = TRUE, control = list(rel.tol = 1e-10))
S <- lavInspect(f, "implied")$cov; l <- lavInspect(f, "std")$lambda; R <- cov2cor(S)
# On correlations, omegaFromSem's standardised items and observed variance are those of the model fitted.
r <- cor(x); cf <- cfa(labelled(FALSE), sample.cov = r, sample.nobs = nrow(x), orthogonal = TRUE, std.lv = TRUE, control = list(rel.tol = 1e-10))
p <- omegaFromSem(cf, r, flip = FALSE, plot = FALSE)
ce <- read.csv("../data/ce_contexts.csv"); own <- c(paste0("ci", 1:4), paste0("rw", 1:4), paste0("sb", 1:4))
all <- function(v) paste(v, collapse = " + ")
ord <- cfa(paste("g =~", all(own), "\n ci =~", all(own[1:4]), "\n rw =~", all(own[5:8]), "\n sb =~", all(own[9:12])), ce,
  orthogonal = TRUE, std.lv = TRUE, ordered = own, estimator = "WLSMV", control = list(rel.tol = 1e-10))
# Of latent responses, whose variances are 1 whatever the loadings: residual variances follow from these.
shares <- function(free) { L <- matrix(0, 12, 4); L[, 1] <- free[1:12]; for (k in 1:3) L[4*k - 3:0, k + 1] <- free[12 + 4*k - 3:0]
  P <- tcrossprod(L); V <- P; diag(V) <- 1; c(sum(L[, 1])^2/sum(V), 1 - sum(1 - diag(P))/sum(V), sum(L[, 1]^2)/sum(L^2)) }
loads <- which(parTable(ord)$op[parTable(ord)$free > 0] == "=~")
jac <- numDeriv::jacobian(shares, coef(ord)[loads]); ose <- sqrt(diag(jac %*% vcov(ord)[loads, loads] %*% t(jac)))
oest <- shares(coef(ord)[loads])
# In the table of a scale: every answer given; a matrix; two items that load alike; the parts that psych's omega finds.
y <- read.csv("../data/bfi.csv")[items]; for (i in c("A1", "C4", "C5", "E1", "E2")) y[[i]] <- 7 - y[[i]]
y <- y[rowSums(!is.na(y)) > 0, ]
three <- c("omega_hierarchical", "omega_total", "ecv")
from <- function(f) { g <- lavInspect(f, "est")$lambda; p <- parTable(f); th <- diag(lavInspect(f, "est")$theta)
  value <- function(v) { f@Model <- lav_model_set_parameters(f@Model, v); e <- f@Model@GLIST; L <- e$lambda; t <- diag(e$theta)
    c(sum(L[, 1])^2/(sum(colSums(L)^2) + sum(t)), sum(colSums(L)^2)/(sum(colSums(L)^2) + sum(t)),
      sum(L[, 1]^2/(rowSums(L^2) + t))/sum(L^2/(rowSums(L^2) + t))) }
  v <- lav_model_get_parameters(f@Model); j <- numDeriv::jacobian(value, v); se <- sqrt(diag(j %*% vcov(f) %*% t(j)))
  setNames(lapply(1:3, function(i) list(est = value(v)[i], se = se[i])), three) }
lav_model_set_parameters <- lavaan:::lav_model_set_parameters; lav_model_get_parameters <- lavaan:::lav_model_get_parameters
tight <- list(rel.tol = 1e-10)
fiml <- from(cfa(labelled(FALSE), y, orthogonal = TRUE, std.lv = TRUE, estimator = "MLR", missing = "fiml", control = tight))
matrix <- from(cfa(labelled(FALSE), sample.cov = cov(x), sample.nobs = nrow(x), orthogonal = TRUE, std.lv = TRUE, control = tight))
alike <- from(cfa(paste("g =~", all(own[-(3:4)]), "\n ci =~ l*ci1 + l*ci2\n rw =~", all(own[5:8]), "\n sb =~", all(own[9:12])),
  ce, orthogonal = TRUE, std.lv = TRUE, estimator = "MLR", control = tight))
found <- omega(ce[complete.cases(ce[own]), own], plot = FALSE)$model$lavaan
chosen <- from(cfa(as.character(found), ce, orthogonal = TRUE, std.lv = TRUE, estimator = "MLR", control = tight))
writeLines(jsonlite::toJSON(list(source = paste("lavaan", packageVersion("lavaan"), "semTools", packageVersion("semTools"), "psych", packageVersion("psych")),
  n = nrow(x), ml = delta(), mlr = delta(estimator = "MLR"),
  observed = compRelSEM(f)[["g"]],
  determinacy = as.list(sqrt(diag(t(l) %*% solve(R, l)))),
  item_ecv = as.list(l[, "g"]^2/rowSums(l^2)),
  puc = 1 - 3*choose(5, 2)/choose(15, 2),
  psych = list(omega_hierarchical = p$omega, omega_total = p$omega.tot),
  ordered = setNames(lapply(1:3, function(i) list(est = oest[i], se = ose[i])), c("omega_hierarchical", "omega_total", "ecv")),
  scale = list(fiml = fiml, matrix = matrix, alike = alike, chosen = chosen, chosen_model = as.character(found))),
  auto_unbox = TRUE, digits = NA), "bifactor.json")
