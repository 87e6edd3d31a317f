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
		Use:   "form new|check DIR",
		Short: "新建或核对一个公开格式文件夹",
		Long: `公开格式是一个文件夹：各表的表头和行列、文字说明、名词解释、样式，都是可以修改的文字文件。
new 把一个内置格式抄到新文件夹；check 核对改过的格式，一次列出全部问题。`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return misuse("请写明 form new 或 form check；用法见 yugong form --help")
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
	create.Flags().StringVar(&from, "from", yugong.DefaultForm, "照抄哪个内置格式（`NAME`）")
	completeFlag(create, "from", yugong.Forms()...)
	check := &cobra.Command{
		Use:     "check DIR",
		Short:   "核对一个格式文件夹，一次列出全部问题",
		Example: "  yugong form check 我县",
		Args:    exactly(1, "格式文件夹"),
		RunE:    func(cmd *cobra.Command, args []string) error { return checkForm(cmd, args[0]) },
	}
	cmd.AddCommand(create, check)
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
	_, faults, err := yugong.New(yugong.Settings{Form: dir})
	if err != nil {
		return misuse("%v", err)
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
