# Regenerates equivalence.json: T-size RMSEA and CFI and the bounds by which they are judged (Yuan & Chan 2016; Yuan, Chan,
# Marcoulides & Bentler 2016), and RMSEA_D with its interval (Savalei, Brace & Fouladi 2023), of the ladders in ../expected, from the statistics of lavaan. Run: Rscript equivalence.R
# (from this folder)   Needs (Debian): r-cran-jsonlite
suppressMessages(library(jsonlite))
ncp <- function(t, d, p) if (pchisq(t, d) <= p) 0 else uniroot(function(x) pchisq(t, d, x) - p, c(0, 1e5), tol = 1e-12)$root
bounds <- function(N, m, df) { n <- N - m; a <- log(df); b <- log(n); r <- n^(1/5)
  y <- switch(m,
    c(1.34863 - .51999*a + .01925*a^2 - .59811*b + .00902*sqrt(n) + .01796*a*b,
      2.06034 - .62974*a + .02512*a^2 - .98388*b + .05442*b^2 - .00005188*n + .05260*a*b,
      2.84129 - .54809*a + .02296*a^2 - .76005*b + .10229*b^2 - 1.11167*r + .04845*a*b,
      2.36352 - .49440*a + .02131*a^2 - .64445*b + .09043*b^2 - 1.01634*r + .04422*a*b),
    c(1.51409 - .48929*a + .01781*a^2 - .53903*b + .00005602*n + .01188*a*b,
      2.61777 - .67451*a + .02596*a^2 - .99310*b + .04739*b^2 + .05331*a*b,
      3.73383 - .61834*a + .02487*a^2 - .93229*b + .11073*b^2 - 1.09715*r + .05296*a*b,
      3.34834 - .56888*a + .02354*a^2 - .81593*b + .10506*b^2 - 1.10591*r + .04962*a*b),
    c(1.66291 - .46885*a + .01699*a^2 - .52870*b + .00004074*n + .00846*a*b,
      2.98724 - .67419*a + .02566*a^2 - 1.03326*b + .04855*b^2 + .05022*a*b,
      2.91386 - .65125*a + .02563*a^2 - 1.09019*b + .06789*b^2 - .00948*sqrt(n) + .05430*a*b,
      3.90933 - .61431*a + .02476*a^2 - .92236*b + .11054*b^2 - 1.10284*r + .05273*a*b),
    c(1.77502 - .45735*a + .01652*a^2 - .52262*b + .00003201*n + .00656*a*b,
      1.98287 - .66535*a + .02518*a^2 - .95007*b + .71711*r + .04695*a*b,
      3.04581 - .66589*a + .02588*a^2 - 1.05019*b + .05572*b^2 - .00003864*n + .05406*a*b,
      2.96570 - .63962*a + .02537*a^2 - 1.07005*b + .06814*b^2 - .01029*sqrt(n) + .05396*a*b),
    c(1.86574 - .44997*a + .01622*a^2 - .51862*b + .00002636*n + .00534*a*b,
      2.12615 - .65419*a + .02468*a^2 - .94634*b + .69787*r + .04390*a*b,
      3.21990 - .67182*a + .02591*a^2 - 1.05668*b + .05430*b^2 - .00002718*n + .05314*a*b,
      3.18941 - .65440*a + .02568*a^2 - 1.09231*b + .06714*b^2 - .00894*sqrt(n) + .05424*a*b))
  exp(y) }
cfi_bounds <- function(N, df, dfi) { n <- N - 1; a <- log(df); b <- log(n); i <- log(dfi)
  1 - exp(c(4.67603 - .50827*a + .87087*df^.2 - .59613*dfi^.2 - 1.89602*b + .10190*b^2 + .03729*a*b,
    4.12132 - .46285*a + .52478*df^.2 - .31832*dfi^.2 - 1.74422*b + .13042*b^2 - .02360*sqrt(n) + .04215*a*b,
    6.31234 - .41762*a + .01554*a^2 - .00563*i^2 - 1.30229*b + .19999*b^2 - 2.17429*n^.2 + .05342*a*b - .01520*i*b,
    5.96633 - .40425*a + .01384*a^2 - .00411*i^2 - 1.20242*b + .18763*b^2 - 2.06704*n^.2 + .05245*a*b - .01533*i*b)) }
one <- function(name) { v <- fromJSON(paste0("../expected/", name, ".json"), simplifyDataFrame = FALSE)$values; out <- list(); before <- NULL
  for (step in names(v$steps)) { f <- v$steps[[step]]$fit; N <- sum(unlist(v$steps[[step]]$nobs)); m <- length(unlist(v$steps[[step]]$nobs))
    scaled <- !is.null(f$chisq.scaled); shifted <- grepl("wlsmv", name)
    t <- if (scaled) f$chisq.scaled else f$chisq; c <- if (scaled && !shifted) f$chisq / t else 1
    tb <- if (scaled) f$baseline.chisq.scaled else f$baseline.chisq; cb <- if (scaled && !shifted) f$baseline.chisq / tb else 1
    r <- if (!is.null(f$rmsea.ci.upper.robust) && is.numeric(f$rmsea.ci.upper.robust)) f$rmsea.ci.upper.robust else if (scaled) NULL else
      sqrt(m * ncp(t, f$df, .05) / (f$df * N))
    d <- c * ncp(t, f$df, .025); d0 <- cb * ncp(tb, f$baseline.df, .975)
    # lavaan 0.6-14 gives no robust RMSEA where thresholds are held equal
    s <- list(bounds = bounds(N, m, f$df), cfi = 1 - d / max(d, d0))
    if (!is.null(r)) { s$epsilon <- r^2 * f$df / m; s$rmsea <- r }
    if (m == 1) s$cfi_bounds <- cfi_bounds(N, f$df, f$baseline.df)
    if (!is.null(before)) { l <- v$lrt[[step]]; dd <- l[["Df diff"]]; td <- l[["Chisq diff"]]; cd <- if (scaled && !shifted) (f$chisq - before$chisq) / td else 1
      del <- cd * ncp(td, dd, .05); s$difference <- list(estimate = sqrt(m * max(0, cd * (td - dd) / (dd * N))),
        lower = sqrt(m * cd * ncp(td, dd, .95) / (dd * N)), epsilon = del / N, rmsea = sqrt(m * del / (dd * N)), bounds = bounds(N, m, dd)) }
    before <- f; out[[step]] <- s }
  out }
names <- c("invariance_ml", "invariance_mlr", "invariance_mlr_fiml_contexts", "invariance_within_person_ml", "invariance_wlsmv_wu_estabrook")
result <- lapply(names, one); names(result) <- names
grid <- expand.grid(N = c(150, 400, 2000), m = 1:5, df = c(3, 24, 200))
result$bounds <- lapply(seq_len(nrow(grid)), function(i) list(N = grid$N[i], m = grid$m[i], df = grid$df[i], rmsea = bounds(grid$N[i], grid$m[i], grid$df[i])))
result$cfi_bounds <- lapply(seq_len(nrow(grid[grid$m == 1, ])), function(i) { g <- grid[grid$m == 1, ][i, ]; list(N = g$N, df = g$df, baseline = 2 * g$df + 10, cfi = cfi_bounds(g$N, g$df, 2 * g$df + 10)) })
writeLines(toJSON(result, auto_unbox = TRUE, digits = NA), "equivalence.json")
