// Package action holds the tests of action.yml: they play a runner of GitHub
// Actions, with the repositories and events that one meets.
package action
