package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"yugong"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
)

func newForm() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "form new|check|show DIR",
		Short: "新建、核对或查看一个公开格式文件夹",
		Long: `公开格式是一个文件夹：各表的表头和行列、文字说明、名词解释、样式，都是可以修改的文字文件。
new 把一个内置格式抄到新文件夹；check 核对改过的格式，并用示例单位试做一遍，一次列出全部问题；show 把它的各张表印成文字。`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return misuse("请写明 form new、form check 或 form show；用法见 yugong form --help")
		},
	}
	var from string
	create := &cobra.Command{
		Use:     "new DIR [--from NAME]",
		Short:   "把一个内置格式抄到新文件夹",
		Example: "  yugong form new 我县 --from " + yugong.DefaultForm,
		Args:    exactly(1, "新文件夹的名称"),
		RunE:    func(cmd *cobra.Command, args []string) error { return copyForm(cmd, args[0], from) },
	}
	create.Flags().StringVar(&from, "from", yugong.DefaultForm, "照抄哪个内置格式：`NAME` 为 "+formList("、"))
	completeFlag(create, "from", formCompletions()...)
	check := &cobra.Command{
		Use:     "check DIR",
		Short:   "核对一个格式文件夹，一次列出全部问题",
		Example: "  yugong form check 我县",
		Args:    exactly(1, "格式文件夹"),
		RunE:    func(cmd *cobra.Command, args []string) error { return checkForm(cmd, args[0]) },
	}
	show := &cobra.Command{
		Use:     "show [NAME|DIR [IN]]",
		Short:   "把一个格式的各张表印成文字；不写格式时列出内置的",
		Long:    "把一个格式的各张表和绩效目标表印成文字，用示例单位的数据，或工作簿（csv 文件夹）IN 的数据。\n不写格式时列出内置的各个格式。",
		Example: "  yugong form show\n  yugong form show 我县\n  yugong form show central 预算.xlsx",
		Args:    atMost(2, "一个格式和一份工作簿"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				_, err := fmt.Fprintln(cmd.OutOrStdout(), formList("\n"))
				return err
			}
			return showForm(cmd, args[0], args[1:])
		},
	}
	cmd.AddCommand(create, check, show)
	return cmd
}

// copyForm writes the files of a built-in form into a folder that is not there
// yet.
func copyForm(cmd *cobra.Command, dir, from string) error {
	files, err := yugong.FormFiles(from)
	if err != nil {
		return misuse("%v", err)
	}
	if _, err := os.Lstat(dir); err == nil {
		return misuse("%s 已存在，没有改动它；请换一个名称", dir)
	}
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(path))
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return os.MkdirAll(to, 0o755)
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		return safefile.Write(to, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	})
	if err == nil {
		_, err = fmt.Fprintf(cmd.ErrOrStderr(), "已生成 %s：照抄内置格式 %s；改过后用 yugong form check %s 核对\n", dir, from, quote(dir))
	}
	return err
}

func checkForm(cmd *cobra.Command, dir string) error {
	publisher, faults, err := yugong.New(yugong.Settings{Form: dir})
	if err != nil {
		return misuse("%v", err)
	}
	if publisher != nil {
		faults = append(faults, publisher.Try()...)
	}
	if err := report.Write(cmd.OutOrStdout(), faults); err != nil {
		return &exitError{exitEnvironment, err}
	}
	if faults.HasErrors() {
		return refuse("格式有 %s", report.Count(faults))
	}
	_, err = fmt.Fprintln(cmd.OutOrStdout(), "格式没有问题")
	return err
}

func showForm(cmd *cobra.Command, form string, with []string) error {
	publisher, err := load(cmd, yugong.Settings{Form: form})
	if err != nil {
		return err
	}
	in, err := publisher.Example()
	if len(with) > 0 {
		in, err = publisher.Read(with[0])
	}
	if err != nil {
		return refuse("%w", err)
	}
	if err := refuseFaults(cmd, in.Findings); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(cmd.OutOrStdout(), "格式：%s\n\n", publisher.FormName()); err != nil {
		return &exitError{exitEnvironment, err}
	}
	found, err := publisher.ShowTables(cmd.OutOrStdout(), in)
	if err != nil {
		return &exitError{exitEnvironment, err}
	}
	return refuseFaults(cmd, found)
}
