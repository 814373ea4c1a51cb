# Henze & Zirkler (1990, doi 10.1080/03610929008830400) written out, for no package of Debian has it.
# Run in this folder: Rscript henze_zirkler.R
x <- as.matrix(read.csv("../data/hs1939.csv")[, paste0("x", 1:9)])
n <- nrow(x); p <- ncol(x)
S <- cov(x) * (n - 1) / n
z <- scale(x, scale = FALSE)
D <- z %*% solve(S) %*% t(z)                     # (xi - m)' S^-1 (xj - m)
between <- outer(diag(D), diag(D), "+") - 2 * D  # squared distance of i and j
b <- (n * (2 * p + 1) / 4)^(1 / (p + 4)) / sqrt(2)
hz <- n * (sum(exp(-b^2 / 2 * between)) / n^2 -
  2 * (1 + b^2)^(-p / 2) * sum(exp(-b^2 / (2 * (1 + b^2)) * diag(D))) / n + (1 + 2 * b^2)^(-p / 2))
w <- (1 + b^2) * (1 + 3 * b^2); a <- 1 + 2 * b^2
m <- 1 - a^(-p / 2) * (1 + p * b^2 / a + p * (p + 2) * b^4 / (2 * a^2))
v <- 2 * (1 + 4 * b^2)^(-p / 2) + 2 * a^(-p) * (1 + 2 * p * b^4 / a^2 + 3 * p * (p + 2) * b^8 / (4 * a^4)) -
  4 * w^(-p / 2) * (1 + 3 * p * b^4 / (2 * w) + p * (p + 2) * b^8 / (2 * w^2))
lm <- log(sqrt(m^4 / (v + m^2))); ls <- sqrt(log((v + m^2) / m^2))
writeLines(jsonlite::toJSON(list(hz = hz, mean = m, variance = v, p = plnorm(hz, lm, ls, lower.tail = FALSE)),
  auto_unbox = TRUE, digits = NA), "henze_zirkler.json")
