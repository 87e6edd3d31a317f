package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yugong"
	"yugong/cmd/internal/safefile"
)

func newSubjects() *cobra.Command {
	cmd := &cobra.Command{Use: "subjects", Short: "财政部门的政府收支分类科目表",
		Long: "内置科目表不全，每个科目注明把握多大；财政部门可以导入当年的正式科目表，其中的科目全部作准。"}
	var folder string
	add := &cobra.Command{
		Use:   "import 科目.xlsx -o DIR",
		Short: "把正式科目表（xlsx 或 csv，有“科目编码”“科目名称”两列）放进一个格式文件夹",
		Long: `把正式科目表（xlsx 或 csv，有“科目编码”“科目名称”两列）放进格式文件夹 DIR：写出 subjects.csv。
DIR 里没有 format.yaml 时写一个，内容沿用内置格式；有则须自己写上一行 subjects: subjects.csv。
以后用 --form DIR 生成和核对，科目名称以这张表为准。`,
		Example: "  yugong subjects import 2026年科目.xlsx -o 本县格式\n  yugong check 预算.xlsx --form 本县格式",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if folder == "" {
				return misuse("缺少 -o：要放科目表的格式文件夹")
			}
			return importSubjects(cmd, args[0], folder)
		},
	}
	add.Flags().StringVarP(&folder, "output-dir", "o", "", "格式文件夹 `DIR`，没有时建立")
	cmd.AddCommand(add)
	return cmd
}

func importSubjects(cmd *cobra.Command, path, folder string) error {
	data, err := yugong.ReadFile(path)
	if err != nil {
		return refuse("%w", err)
	}
	var out bytes.Buffer
	n, found, err := yugong.ImportSubjects(data, filepath.Base(path), &out)
	if err != nil {
		return err
	}
	if err := refuseFaults(cmd, found); err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	if err := safefile.Write(filepath.Join(folder, yugong.SubjectsFile), whole(out.Bytes())); err != nil {
		return err
	}
	setting := filepath.Join(folder, "format.yaml")
	text, err := yugong.ReadFile(setting)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = safefile.Write(setting, whole([]byte("extends: shanxi-unit\nsubjects: "+yugong.SubjectsFile+"\n")))
	case err == nil && !strings.Contains(string(text), "subjects:"):
		fmt.Fprintf(cmd.ErrOrStderr(), "请在 %s 加上一行 subjects: %s\n", filepath.ToSlash(setting), yugong.SubjectsFile)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "已导入 %d 个科目：%s；用 --form %s 生成和核对\n", n, filepath.ToSlash(filepath.Join(folder, yugong.SubjectsFile)), filepath.ToSlash(folder))
	return nil
}

func whole(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
}
