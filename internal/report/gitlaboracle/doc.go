// Package gitlaboracle holds the secret detection report against the types
// that GitLab's own analyzers write theirs with. It is a module of its own, so
// that they are no dependency of damvet.
package gitlaboracle
