package kith.sem.model;

/** A quantity defined from labelled parameters (and from quantities defined before it). */
public record Definition(String name, Expression expression) {}
