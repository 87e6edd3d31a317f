package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is set by the release build: -ldflags "-X main.release=1.0.0".
var release string

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "显示版本",
		Args:              exactly(0, ""),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), versionLine())
			return err
		},
	}
}

func versionLine() string {
	return fmt.Sprintf("yugong（预公）%s %s/%s %s", version(), runtime.GOOS, runtime.GOARCH, runtime.Version())
}

// version is the release's number, or what the go command recorded: a
// module's version, or the commit of a checkout.
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "开发版"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	return "开发版" + revision(info.Settings)
}

func revision(settings []debug.BuildSetting) string {
	rev, dirty := "", ""
	for _, s := range settings {
		switch {
		case s.Key == "vcs.revision" && len(s.Value) >= 12:
			rev = " " + s.Value[:12]
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = "（有改动）"
		}
	}
	return rev + dirty
}
