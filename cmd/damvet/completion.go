package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strings"

	"github.com/damvet/damvet/internal/spelling"
)

var shells = map[string]func() string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}

var completionCommand = &command{
	name: "completion", args: "bash|zsh|fish", minArgs: 1, maxArgs: 1,
	short: "write a completion script for a shell",
	long: `To use it:
  bash  source <(damvet completion bash)
  zsh   source <(damvet completion zsh)
  fish  damvet completion fish | source`,
	words: func() []string { return []string{"bash", "fish", "zsh"} },
	run: func(_ context.Context, u *ui, _ *options, args []string) (int, error) {
		script, ok := shells[args[0]]
		if !ok {
			return 0, spelling.Unknown("shell", args[0], []string{"bash", "fish", "zsh"})
		}
		u.print(script())
		return statusClean, nil
	},
}

func (c *command) flagNames() []string {
	var names []string
	c.flagSet(&options{}).VisitAll(func(f *flag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

// bashCompletion works in zsh too, through bashcompinit.
func bashCompletion() string {
	var b strings.Builder
	b.WriteString("_damvet() {\n\tlocal words\n\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n")
	fmt.Fprintf(&b, "\t\twords=%q\n", strings.Join(verbs(), " "))
	b.WriteString("\telse case \"${COMP_WORDS[1]}\" in\n")
	for _, c := range commands {
		words := c.flagNames()
		if c.words != nil {
			words = append(words, completable(c)...)
		}
		if len(words) > 0 {
			fmt.Fprintf(&b, "\t\t%s) words=%q ;;\n", c.name, strings.Join(words, " "))
		}
	}
	b.WriteString("\tesac fi\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n")
	b.WriteString("complete -o default -F _damvet damvet\n")
	return b.String()
}

func zshCompletion() string {
	return "autoload -U +X bashcompinit && bashcompinit\n" + bashCompletion()
}

func fishCompletion() string {
	var b strings.Builder
	b.WriteString("complete -c damvet -n __fish_use_subcommand -f\n")
	for _, c := range commands {
		fmt.Fprintf(&b, "complete -c damvet -n __fish_use_subcommand -a %s -d %q\n", c.name, c.short)
		seen := "'__fish_seen_subcommand_from " + c.name + "'"
		for _, f := range c.flagNames() {
			fmt.Fprintf(&b, "complete -c damvet -n %s -l %s\n", seen, strings.TrimPrefix(f, "--"))
		}
		if c.words != nil {
			fmt.Fprintf(&b, "complete -c damvet -n %s -f -a %q\n", seen, strings.Join(completable(c), " "))
		}
	}
	return b.String()
}

func completable(c *command) []string {
	words := c.words()
	slices.Sort(words)
	return words
}
