package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "生成命令行自动补全脚本",
		Long:  "生成命令行自动补全脚本，写到标准输出。执行它之后，按 Tab 键补全命令、选项和文件名。",
		Example: `  source <(yugong completion bash)                              bash，仅本次
  yugong completion zsh > "${fpath[1]}/_yugong"                 zsh
  yugong completion fish > ~/.config/fish/completions/yugong.fish
  yugong completion powershell | Out-String | Invoke-Expression PowerShell，仅本次`,
		Args:      exactly(1, "命令行的名称：bash、zsh、fish 或 powershell"),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return misuse("没有 %q 的补全脚本，可用：bash、zsh、fish、powershell", args[0])
		},
	}
}

// completeFiles completes the first argument with files of the given endings
// (and folders).
func completeFiles(endings ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return endings, cobra.ShellCompDirectiveFilterFileExt
	}
}

// completeFlag offers fixed words for an option.
func completeFlag(cmd *cobra.Command, flag string, words ...string) {
	f := cobra.FixedCompletions(words, cobra.ShellCompDirectiveDefault)
	if err := cmd.RegisterFlagCompletionFunc(flag, f); err != nil {
		panic(fmt.Sprintf("option %s: %v", flag, err)) // a slip of this program
	}
}
