package main

import (
	"fmt"
	"io"
	"strings"

	"yugong"

	"github.com/spf13/cobra"
)

func newRules() *cobra.Command {
	var markdown bool
	cmd := &cobra.Command{
		Use:   "rules [规则…] [--markdown]",
		Short: "列出核对规则",
		Long: `列出 check 和 build 所用的核对规则：编号、比较什么、依据、最重的级别、怎样改。
写出编号（可以多个）时只列这些规则。`,
		Example: `  yugong rules
  yugong rules T11 X12`,
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return ruleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if markdown {
				return writeRulesMarkdown(cmd.OutOrStdout())
			}
			return writeRules(cmd.OutOrStdout(), args)
		},
	}
	cmd.Flags().BoolVar(&markdown, "markdown", false, "输出 Markdown（docs/RULES.md 由此而来）")
	return cmd
}

func ruleNames() []string {
	var names []string
	for _, r := range yugong.Rules() {
		names = append(names, r.ID+"\t"+r.Title)
	}
	return names
}

// writeRules prints the rules named, all when none is.
func writeRules(w io.Writer, ids []string) error {
	list := yugong.Rules()
	if len(ids) > 0 {
		list = nil
		for _, id := range ids {
			r, ok := yugong.LookupRule(strings.ToUpper(id))
			if !ok {
				return misuse("没有规则 %q，全部规则见 yugong rules", id)
			}
			list = append(list, r)
		}
	}
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "%s %s（%s）\n    比较：%s\n    依据：%s\n    怎样改：%s\n", r.ID, r.Title, r.Severity, r.Compares, r.Basis, r.Hint)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const rulesPreface = `# 核对规则

本页由 ` + "`yugong rules --markdown`" + ` 生成，不要手工修改。

` + "`yugong check`" + ` 逐条核对；` + "`yugong build`" + ` 也核对同样的规则：有错误时 ` + "`--final`" + ` 不生成文件，草稿照常生成并列出问题，
` + "`--mark`" + ` 在草稿的页边标出。

一条规则的结果：

| 结果 | 含义 |
| --- | --- |
| 通过 | 比较过，都一致 |
| 不符 | 有错误或警告 |
| 提示 | 只有提示，例如四舍五入的尾差 |
| 已说明 | 发现的问题都在“核对说明”表写了理由 |
| 不适用 | 文件里没有这条规则所说的内容 |
| 未核对 | 缺少可比较的数；不算通过 |

级别是一条规则所能报告的最重一级。警告和提示可在“核对说明”表说明理由（规则、位置、理由、说明人）；错误只能改正。
`

// writeRulesMarkdown writes docs/RULES.md.
func writeRulesMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString(rulesPreface)
	for _, g := range yugong.RuleGroups() {
		fmt.Fprintf(&b, "\n## %s 类：%s\n\n%s\n\n| 规则 | 名称 | 比较什么 | 依据 | 级别 | 怎样改 |\n| --- | --- | --- | --- | --- | --- |\n", g.Letter, g.Title, g.About)
		for _, r := range yugong.Rules() {
			if strings.HasPrefix(r.ID, g.Letter) {
				fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s |\n", r.ID, r.Title, r.Compares, r.Basis, r.Severity, r.Hint)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
