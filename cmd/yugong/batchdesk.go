package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"yugong"
	"yugong/cmd/internal/batch"
	"yugong/cmd/internal/bureau"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// letterFolder holds the letters, below the output folder.
const letterFolder = "通知"

// desk is what a bureau asks of a batch's reports.
type desk struct {
	roster  string
	letters bool
	public  bool
	list    *bureau.Roster
}

func (d *desk) flags(f *pflag.FlagSet) {
	f.StringVar(&d.roster, "roster", "", "应报送单位的名单 `FILE`（用 yugong roster 生成空白名单）：报告里列出谁没有报送、重复报送、名称不符")
	f.BoolVar(&d.letters, "letters", false, "为每个要改正或没有报送的单位写一份通知（OUTDIR/"+letterFolder+"，文本文件）")
	f.BoolVar(&d.public, "public", false, "index.html 只列公开文件，不列办理情况，可以放上网站")
}

// read reads the roster.
func (d *desk) read(cmd *cobra.Command) error {
	if d.roster == "" {
		return nil
	}
	list, faults, err := bureau.ReadRoster(d.roster)
	var open *yugong.OpenError
	switch {
	case errors.As(err, &open):
		return refuse("%w", err)
	case err != nil:
		return refuse("%s：%w", d.roster, err)
	}
	if len(faults) > 0 {
		if err := report.Write(cmd.ErrOrStderr(), faults); err != nil {
			return err
		}
		if faults.HasErrors() {
			return refuse("名单 %s 无法读取", d.roster)
		}
	}
	d.list = list
	return nil
}

// write writes the report, the page and the letters.
func (d *desk) write(out string, v *bureau.Review) error {
	if err := batch.Put(out, bureau.PageFile, func(w io.Writer) error { return bureau.Page(w, v, d.public) }); err != nil {
		return err
	}
	if d.letters {
		if err := writeLetters(out, v.Letters()); err != nil {
			return err
		}
	}
	return batch.Put(out, batch.ReportFile, func(w io.Writer) error { return bureau.Workbook(w, v, time.Now()) })
}

// writeLetters writes a text file for each letter and removes the letters of
// earlier runs: their units have nothing left to mend.
func writeLetters(out string, letters []bureau.Letter) error {
	folder := filepath.Join(out, letterFolder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	taken := map[string]bool{}
	for i := range letters {
		name := ""
		for n := 1; name == "" || taken[name]; n++ {
			name = yugong.SafeName(letters[i].Unit)
			if n > 1 {
				name += fmt.Sprintf(" %d", n)
			}
			name += ".txt"
		}
		taken[name] = true
		err := batch.Put(out, filepath.Join(letterFolder, name), func(w io.Writer) error {
			_, err := letters[i].WriteTo(w)
			return err
		})
		if err != nil {
			return err
		}
	}
	return removeLetters(folder, taken)
}

func removeLetters(folder string, keep map[string]bool) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return &safefile.Error{Path: folder, Err: err}
	}
	for _, e := range entries {
		if keep[e.Name()] || !e.Type().IsRegular() || filepath.Ext(e.Name()) != ".txt" {
			continue
		}
		path := filepath.Join(folder, e.Name())
		f, err := os.Open(path)
		if err != nil {
			continue // somebody else's
		}
		ours := bureau.IsLetter(f)
		f.Close()
		if ours {
			os.Remove(path) // what cannot be removed stays
		}
	}
	return nil
}

// say tells on the screen who is missing and whose documents are left over.
func (d *desk) say(say func(format string, args ...any), v *bureau.Review) {
	if d.list != nil {
		say("名单上 %d 个单位：%d 个没有报送", len(d.list.Entries), v.Lacking())
	}
	first := func(n int, line func(i int) string) {
		for i := range n {
			if i == 10 {
				say("  ……（其余见 %s）", batch.ReportFile)
				return
			}
			say("  %s", line(i))
		}
	}
	first(len(v.Missing), func(i int) string { return v.Missing[i].Name })
	if len(v.Gone) > 0 {
		say("%d 个单位不在输入文件夹里了，以前的公开文件还在，请核对是否撤下：", len(v.Gone))
		first(len(v.Gone), func(i int) string { return v.Gone[i].Output + "（原来的输入 " + v.Gone[i].Input + "）" })
	}
}

func newRoster() *cobra.Command {
	var from string
	var force bool
	cmd := &cobra.Command{
		Use:   "roster OUT.xlsx [--from OUTDIR]",
		Short: "生成应报送单位的名单",
		Long: `生成一份名单（工作簿）：单位名称、单位编码、主管部门、联系人、联系电话。填好后用 yugong batch --roster 核对谁没有报送。
--from 用一次批量生成的输出文件夹里的单位填好名单。`,
		Example: `  yugong roster 名单.xlsx
  yugong roster 名单.xlsx --from 去年公开`,
		Args: exactly(1, "名单的文件名"),
		RunE: func(cmd *cobra.Command, args []string) error { return writeRoster(cmd, args[0], from, force) },
	}
	cmd.Flags().StringVar(&from, "from", "", "从批量生成的输出文件夹 `OUTDIR` 取单位")
	cmd.Flags().BoolVar(&force, "force", false, "覆盖已有的文件")
	return cmd
}

func writeRoster(cmd *cobra.Command, path, from string, force bool) error {
	if _, err := os.Stat(path); err == nil && !force {
		return misuse("%s 已存在；要覆盖请加 --force", path)
	}
	var units [][]string
	if from != "" {
		merged, err := mergeFrom(from, []string{from})
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, r := range merged.Records {
			if r.Unit != "" && !seen[r.Unit+r.Code] {
				seen[r.Unit+r.Code] = true
				units = append(units, []string{r.Unit, r.Code, r.Superior})
			}
		}
	}
	if err := safefile.Write(path, func(w io.Writer) error { return bureau.WriteRoster(w, units) }); err != nil {
		return err
	}
	_, err := fmt.Fprintf(cmd.ErrOrStderr(), "已生成名单 %s：%d 个单位\n", path, len(units))
	return err
}
