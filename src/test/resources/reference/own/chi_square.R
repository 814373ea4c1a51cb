# Reference numbers of the chi-square distribution, central and not: chi_square.csv
options(digits = 17)
g <- expand.grid(x = c(1, 10, 50, 85.3, 300, 2000), df = c(1, 24, 160, 2000), ncp = c(0, 0.5, 10, 61, 400, 3000))
g$p <- pchisq(g$x, g$df, ncp = g$ncp)
g$u <- pchisq(g$x, g$df, lower.tail = FALSE)
write.csv(g, "chi_square.csv", row.names = FALSE)
