package main

import (
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newRoot() *cobra.Command {
	cobra.MousetrapHelpText = ""       // a double click starts the preview
	cobra.EnableCommandSorting = false // help lists them in the order of use
	root := &cobra.Command{
		Use:   "yugong",
		Short: "预公：由一份工作簿生成单位预算公开文件",
		Long: `预公（yugong）由一份工作簿（.xlsx，或一个 csv 文件夹）生成完整的单位预算公开 PDF：
概况、预算公开表、情况说明与图表、绩效目标表、名词解释。无需安装 Office，不联网。
不写命令（或双击程序）时打开预览页面；只写一个文件（或把它拖到程序上）时打开这个文件：
工作簿、csv 文件夹显示草稿，公开的 PDF 核对后标出问题。`,
		Example: `  yugong new 预算.xlsx             建一份空白工作簿，填好后
  yugong build 预算.xlsx           生成带“仅供内部审核”水印的草稿
  yugong build 预算.xlsx --final   生成定稿`,
		Version:                    versionLine(),
		SilenceErrors:              true,
		SilenceUsage:               true,
		Args:                       cobra.ArbitraryArgs, // else cobra speaks of unknown commands in English
		RunE:                       rootRun,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.AddCommand(newNew(), newImport(), newPreview(), newBuild(), newCheck(), newDiff(), newTables(), newPNG(), newAudit(), newRules(), newSubjects(), newForm(), newBatch(), newBatchReport(), newRollup(), newRoster(), newVersion(), newCompletion())
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetGlobalNormalizationFunc(alias)
	speakChinese(root)
	return root
}

// alias keeps the former name of an option.
func alias(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	if name == "format" {
		name = "form"
	}
	return pflag.NormalizedName(name)
}

// rootRun is reached without a command or with one that does not exist.
func rootRun(cmd *cobra.Command, args []string) error {
	if byHand(args) {
		return startedByHand(cmd, args)
	}
	if _, err := os.Stat(args[0]); err == nil {
		return misuse("%q 前面缺少命令；要生成公开文件，请用：yugong build %s（拖到程序上时一次一份）", args[0], quote(args[0]))
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return misuse("没有命令 %q，是不是想用 %s？全部命令见 yugong help", args[0], near[0])
	}
	return misuse("没有命令 %q，全部命令见 yugong help", args[0])
}
