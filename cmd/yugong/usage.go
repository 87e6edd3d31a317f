package main

import (
	"errors"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const usageTemplate = `用法：
{{- if .Runnable}}{{if .HasParent}}
  {{.UseLine}}{{end}}{{end}}
{{- if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [选项]{{end}}
{{- if .HasExample}}

示例：
{{.Example}}{{end}}
{{- if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}
{{- if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces | defaults}}{{end}}
{{- if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
{{- if .HasAvailableSubCommands}}

某个命令的用法：{{.CommandPath}} help 命令{{end}}
`

// speakChinese replaces every text that cobra would print in English.
func speakChinese(root *cobra.Command) {
	root.PersistentFlags().BoolP("help", "h", false, "显示用法")
	root.Flags().BoolP("version", "v", false, "显示版本")
	cobra.AddTemplateFunc("defaults", defaults)
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	root.SetFlagErrorFunc(flagError)
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [命令]",
		Short: "显示某个命令的用法",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			target, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return rootRun(root, args)
			}
			return target.Help()
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) (names []string, _ cobra.ShellCompDirective) {
			for _, c := range root.Commands() {
				if len(args) == 0 && c.IsAvailableCommand() {
					names = append(names, c.Name()+"\t"+c.Short)
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	})
	root.InitDefaultHelpCmd()
	plainUse(root)
}

// plainUse keeps cobra from adding [flags] to Use lines, which name them.
func plainUse(cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		c.DisableFlagsInUseLine = true
		plainUse(c)
	}
}

var defaultValue = regexp.MustCompile(`\(default "?([^")]*)"?\)`)

// defaults says in Chinese what pflag calls a default.
func defaults(usages string) string { return defaultValue.ReplaceAllString(usages, "（默认 $1）") }

// flagError says in Chinese what pflag found wrong with an option.
func flagError(cmd *cobra.Command, err error) error {
	see := "；用法见 " + cmd.CommandPath() + " --help"
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		return misuse("没有选项 %s%s", dashes(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames()), see)
	case errors.As(err, &missing):
		return misuse("选项 %s 后面缺少内容%s", dashes(missing.GetSpecifiedName(), missing.GetSpecifiedShortnames()), see)
	case errors.As(err, &invalid):
		return misuse("选项 --%s 的内容 %q 不对%s", invalid.GetFlag().Name, invalid.GetValue(), see)
	}
	return misuse("选项写法不对：%v%s", err, see)
}

func dashes(name, shorthands string) string {
	if shorthands != "" {
		return "-" + name
	}
	return "--" + name
}

// exactly wants n arguments, described for the message.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		see := "；用法见 " + cmd.CommandPath() + " --help"
		switch {
		case len(args) < n:
			return misuse("缺少%s%s", what, see)
		case len(args) > n:
			return misuse("多余的内容：%s（路径含空格时请加引号）%s", strings.Join(args[n:], " "), see)
		}
		return nil
	}
}

// atMost allows up to n arguments, described for the message.
func atMost(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > n {
			return misuse("多余的内容：%s（只要%s；路径含空格时请加引号）；用法见 %s --help", strings.Join(args[n:], " "), what, cmd.CommandPath())
		}
		return nil
	}
}

// quote makes a path fit to copy into a command line.
func quote(path string) string {
	if strings.ContainsAny(path, " \t&()'") {
		return `"` + path + `"` // not %q, which doubles the backslashes of Windows
	}
	return path
}
