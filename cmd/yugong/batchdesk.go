package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"yugong"
	"yugong/cmd/internal/bureau"
	"yugong/cmd/internal/report"
	"yugong/cmd/internal/safefile"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// desk is what a bureau asks of a batch's reports.
type desk struct {
	roster  string
	letters bool
	public  bool
	list    *bureau.Roster
}

func (d *desk) flags(f *pflag.FlagSet) {
	f.StringVar(&d.roster, "roster", "", "应报送单位的名单 `FILE`（用 yugong roster 生成空白名单）：报告里列出谁没有报送、重复报送、名称不符")
	f.BoolVar(&d.letters, "letters", false, "为每个要改正或没有报送的单位写一份通知（OUTDIR/"+bureau.LetterFolder+"，文本文件）")
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
	return v.Write(out, d.letters, d.public, time.Now())
}

// say tells on the screen who is missing and whose documents are left over.
func (d *desk) say(w io.Writer, v *bureau.Review) {
	if d.list != nil {
		fmt.Fprintf(w, "名单上 %d 个单位：%d 个没有报送\n", len(d.list.Entries), v.Lacking())
	}
	for _, line := range v.Open() {
		fmt.Fprintln(w, line)
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
