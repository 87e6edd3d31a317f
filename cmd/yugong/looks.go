package main

import (
	"strings"

	"yugong"

	"github.com/spf13/cobra"
)

// looks are the options that choose how a document looks.
type looks struct {
	form, style string
	fonts       []string
}

func (l *looks) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	formFlag(cmd, &l.form)
	f.StringVar(&l.style, "style", "", "换一种样式：格式文件夹里的 style-NAME.yaml，或一个样式文件（`NAME` 或路径）")
	f.StringArrayVar(&l.fonts, "font", nil, "某个角色用自己的 TrueType 字体（`ROLE=FILE`，可多次），\n"+
		"角色：song 宋体、title 小标宋、hei 黑体、kai 楷体、fang 仿宋")
}

// formFlag adds the option that names a form.
func formFlag(cmd *cobra.Command, form *string) {
	cmd.Flags().StringVar(form, "form", "", "公开格式："+formWords()+"（不写时为 "+yugong.DefaultForm+"）")
	completeFlag(cmd, "form", formCompletions()...)
}

// formWords says what may be given for a form.
func formWords() string {
	return "内置格式 `NAME`（" + formList("、") + "），\n或一个格式文件夹"
}

// formList lists the built-in forms.
func formList(between string) string {
	return strings.ReplaceAll(strings.Join(formCompletions(), between), "\t", " ")
}

// formCompletions are the built-in forms, each with what it calls itself.
func formCompletions() []string {
	forms := yugong.Forms()
	for i, id := range forms {
		forms[i] += "\t" + yugong.FormName(id)
	}
	return forms
}

// settings turns the options into those of the library.
func (l *looks) settings() (s yugong.Settings, err error) {
	s = yugong.Settings{Form: l.form, Style: l.style}
	for _, f := range l.fonts {
		file, err := yugong.ParseFont(f)
		if err != nil {
			return s, misuse("--font %v", err)
		}
		s.Fonts = append(s.Fonts, file)
	}
	return s, nil
}

// publisher loads what the options name.
func (l *looks) publisher(cmd *cobra.Command) (*yugong.Publisher, error) {
	s, err := l.settings()
	if err != nil {
		return nil, err
	}
	return load(cmd, s)
}

// load loads form, style and fonts; faults in them are printed and refuse.
func load(cmd *cobra.Command, s yugong.Settings) (*yugong.Publisher, error) {
	publisher, faults, err := yugong.New(s)
	if err != nil {
		return nil, misuse("%v", err)
	}
	return publisher, refuseFaults(cmd, faults)
}
