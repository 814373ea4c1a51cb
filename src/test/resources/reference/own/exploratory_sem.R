# Exploratory structural equation models: lavaan's rotated estimates and "bordered" standard errors. For oblique rotations lavaan's
# border standardises with other deviations than its rotation (tcrossprod(A) + THETA of rotated loadings where the rotation had
# those of unrotated ones); here the border has A PSI A' + THETA. "lavaan" and "bordered" are what lavaan gives unchanged.
# Where loadings are held equal over groups, lavaan rotates each group with its own residual variances, which leaves loadings a
# little unequal; here ("shared") the axes of the first group hold for all, and standard errors are by the delta method with
# Richardson's derivatives of lavaan's rotation.
# Rscript exploratory_sem.R [folder of the data], writes exploratory_sem.json; R 4.2, lavaan 0.6-14, numDeriv, jsonlite.
suppressMessages(library(lavaan))
folder <- commandArgs(TRUE)
folder <- if (length(folder)) folder[1] else "../data"
hs <- read.csv(file.path(folder, "hs1939.csv"))
bfi <- read.csv(file.path(folder, "bfi.csv"))
internal <- asNamespace("lavaan")

border <- internal$lav_model_efa_rotate_border_x
text <- deparse(border)
place <- grep("Sigma <- tcrossprod(A) + THETA", text, fixed = TRUE)
stopifnot(length(place) == 1)
text[place] <- "Sigma <- A %*% MLIST$psi[lv.idx, lv.idx, drop = FALSE] %*% t(A) + THETA"
exact <- eval(parse(text = text), internal)
use <- function(what) assignInNamespace("lav_model_efa_rotate_border_x", what, "lavaan")

rotated <- function(x, model, options, axes = NULL, shared = FALSE) {
    found <- internal$lav_model_efa_rotate_x(x, lavmodel = model, lavoptions = options, init.rot = axes, extra = TRUE, type = "user")
    h <- attr(found, "extra")$H
    if (shared) {
        set <- internal$lav_model_set_parameters(model, x = x)
        glist <- set@GLIST
        for (g in seq_len(model@ngroups)) {
            at <- seq_len(model@nmat[g]) + cumsum(c(0, model@nmat))[g]
            m <- glist[at]
            m$lambda <- t(solve(h[[1]], t(m$lambda)))
            m$psi <- t(h[[1]]) %*% m$psi %*% h[[1]]
            if (!is.null(m$beta)) m$beta <- t(h[[1]]) %*% t(solve(h[[1]], t(m$beta)))
            if (!is.null(m$alpha)) m$alpha <- t(h[[1]]) %*% m$alpha
            glist[at] <- m
        }
        found <- internal$lav_model_get_parameters(set, GLIST = glist, type = "user")
    }
    list(values = as.numeric(found), axes = h)
}

reference <- function(model, data, rotation = "geomin", args = list(), shared = FALSE, ...) {
    args <- modifyList(list(rstarts = 10L, gpa.tol = 1e-6, max.iter = 20000L), args)
    set.seed(1)
    fit <- sem(model, data, rotation = rotation, rotation.args = args, ...)
    plain <- sem(model, data, rotation = "none", rotation.args = args, ...)
    x <- internal$lav_model_get_parameters(plain@Model, type = "free")
    options <- fit@Options
    if (shared) options$rotation.args$gpa.tol <- 1e-7
    best <- rotated(x, plain@Model, options, fit@Model@H, shared)
    if (shared) {
        slopes <- numDeriv::jacobian(
            function(at) rotated(at, plain@Model, options, best$axes, shared)$values,
            x, method = "Richardson", method.args = list(eps = 1e-2, d = 1e-2, r = 3))
        se <- sqrt(pmax(0, diag(slopes %*% internal$vcov(plain, remove.duplicated = FALSE) %*% t(slopes))))
    } else {
        use(exact)
        set.seed(1)
        se <- parTable(sem(model, data, rotation = rotation, rotation.args = args, ...))$se
        use(border)
    }
    cat(rotation, proc.time()[3] - started, "\n")
    table <- parTable(fit)
    rows <- which(table$op %in% c("=~", "~~", "~", "~1", "|", "~*~"))
    measures <- fitMeasures(fit)
    list(
        chisq = unname(measures["chisq"]), df = unname(measures["df"]), npar = unname(measures["npar"]),
        rows = data.frame(
            lhs = table$lhs[rows], op = table$op[rows], rhs = table$rhs[rows], group = table$group[rows],
            est = best$values[rows], se = se[rows], lavaan = table$est[rows], bordered = table$se[rows]))
}

three <- 'efa("a")*f1 + efa("a")*f2 + efa("a")*f3 =~ x1+x2+x3+x4+x5+x6+x7+x8+x9'
predicting <- 'efa("a")*f1 + efa("a")*f2 =~ x1+x2+x3+x4+x5+x6
               speed =~ x7+x8+x9
               speed ~ f1 + f2 + ageyr'
predicted <- 'efa("a")*f1 + efa("a")*f2 =~ x1+x2+x3+x4+x5+x6
              speed =~ x7+x8+x9
              f1 + f2 ~ speed + ageyr'
two <- 'efa("a")*f1 + efa("a")*f2 =~ x1+x2+x3+x4+x5+x6'
items <- c("A1", "A2", "A3", "A4", "A5", "N1", "N2", "N3", "N4", "N5")
ordered <- paste('efa("a")*f1 + efa("a")*f2 =~', paste(items, collapse = "+"))
started <- proc.time()[3]
values <- list(
    geomin = reference(three, hs),
    oblimin = reference(three, hs, "oblimin"),
    varimax = reference(three, hs, "varimax", list(orthogonal = TRUE)),
    mlr = reference(three, hs, estimator = "MLR"),
    predicting = reference(predicting, hs),
    predicted = reference(predicted, hs),
    ordered = reference(ordered, bfi[, items], ordered = TRUE),
    groups = reference(two, hs, group = "school"),
    equal_loadings = reference(two, hs, "oblimin", shared = TRUE, group = "school", group.equal = "loadings"),
    equal_intercepts = reference(two, hs, "oblimin", shared = TRUE, group = "school", group.equal = c("loadings", "intercepts")))
cat("seconds", proc.time()[3] - started, "\n")
jsonlite::write_json(
    list(source = paste("lavaan", packageVersion("lavaan"), "numDeriv", packageVersion("numDeriv")), values = values),
    "exploratory_sem.json", digits = 12, auto_unbox = TRUE, na = "null", pretty = 1)
