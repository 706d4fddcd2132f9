package main

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
)

var versionCommand = &command{
	name: "version", short: "tell which damvet this is",
	run: func(_ context.Context, u *ui, _ *options, _ []string) (int, error) {
		u.print(fmt.Sprintf("damvet %s %s %s/%s\n", buildVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH))
		return statusClean, nil
	},
}

// buildVersion is the version set at link time, or the module's.
func buildVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
