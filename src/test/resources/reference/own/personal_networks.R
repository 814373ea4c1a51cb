# Measures of personal networks with correlations, a standardised regression and a known-groups difference, in base R.
# Rscript personal_networks.R > personal_networks.json
library(jsonlite)
n <- 60
people <- data.frame(id = paste0("p", 1:n), score = sin(1:n * 1.7) + 0.02 * 1:n, belonging = 1 + (1:n * 7) %% 5)
ties <- do.call(rbind, lapply(1:n, function(i) {
  j <- 1:(2 + (i * 5) %% 7)
  data.frame(id = paste0("p", i), relation = paste0("r", (i + j^2) %% 4), strength = 1 + (i * 3 + j^2) %% 5,
             contact = cos(i * j) + 0.03 * i)
}))
by_person <- function(f) sapply(people$id, function(p) f(ties[ties$id == p, ]))
measures <- data.frame(
  size = by_person(nrow),
  heterogeneity_relation = by_person(function(t) 1 - sum(prop.table(table(t$relation))^2)),
  mean_strength = by_person(function(t) mean(t$strength)), sd_strength = by_person(function(t) sd(t$strength)),
  mean_contact = by_person(function(t) mean(t$contact)), sd_contact = by_person(function(t) sd(t$contact)))
fit <- lm(scale(people$score) ~ ., data.frame(scale(measures)))
table_of <- coef(summary(fit))
out <- list(r_squared = summary(fit)$r.squared, measures = list())
for (name in names(measures)) {
  test <- cor.test(measures[[name]], people$score)
  interval <- confint(fit)[name, ]
  out$measures[[name]] <- list(values = unname(measures[[name]]), r = unname(test$estimate), lower = test$conf.int[1],
    upper = test$conf.int[2], p = test$p.value, beta = table_of[name, 1], se = table_of[name, 2],
    beta_lower = unname(interval[1]), beta_upper = unname(interval[2]), beta_p = table_of[name, 4])
}
m <- median(people$belonging)
low <- people$score[people$belonging <= m]
high <- people$score[people$belonging > m]
df <- n - 2
pooled <- sqrt(((length(low) - 1) * var(low) + (length(high) - 1) * var(high)) / df)
g <- (mean(high) - mean(low)) / pooled * (1 - 3 / (4 * df - 1))
se <- sqrt(n / (length(low) * length(high)) + g^2 / (2 * n))
out$profile <- list(median = m, n_lower = length(low), n_upper = length(high), mean_lower = mean(low),
  mean_upper = mean(high), sd_lower = sd(low), sd_upper = sd(high), g = g, lower = g - qnorm(.975) * se,
  upper = g + qnorm(.975) * se)
cat(toJSON(out, auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
