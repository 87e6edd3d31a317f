package yugong_test

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"

	"yugong"

	"golang.org/x/sync/errgroup"
)

// From a workbook to the PDF of a draft.
func Example() {
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		log.Fatal(err, faults) // a form or a font that cannot be used
	}
	in, err := publisher.Read("examples/yangcheng.xlsx")
	if err != nil {
		log.Fatal(err)
	}
	result := publisher.Build(in, yugong.Draft(""))
	if !result.OK() {
		log.Fatal(result.Findings)
	}
	var pdf bytes.Buffer // or a file
	if err := result.PDF(&pdf); err != nil {
		log.Fatal(err)
	}
	fmt.Println(yugong.FileName(in.Disclosure))
	fmt.Println(result.Edition, len(result.Pages.Pages), "页", string(pdf.Bytes()[:4]))
	// Output:
	// 阳城县政务服务中心2025年单位预算公开.pdf
	// 草稿（水印“仅供内部审核”） 31 页 %PDF
}

// What is wrong with an input, where, and how to mend it.
func ExamplePublisher_Check() {
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		log.Fatal(err, faults)
	}
	in, err := publisher.Read("examples/yangcheng")
	if err != nil {
		log.Fatal(err)
	}
	result := publisher.Check(in)
	for _, f := range result.Findings {
		if f.Severity >= yugong.Warning && f.Rule == "T11" {
			fmt.Printf("%s %s!%s：%s；应为%s\n", f.Severity, f.At.Sheet, f.At.Cell(), f.Message, f.Expected)
		}
	}
	fmt.Println("T11", result.State("T11"), "T14", result.State("T14"))
	// Output:
	// 警告 绩效目标!B4：绩效目标表的名称“网络千兆光纤费”与“项目”表的“网络百兆光纤费”不同；应为“网络百兆光纤费”
	// 警告 绩效目标!M5：“网络运行维护费”绩效目标表的年度资金 26,000元，“支出预算”为 28,000元；应为28,000元
	// 警告 绩效目标!B7：绩效目标表的名称“招标投标业务费”与“项目”表的“招投标业务费”不同；应为“招投标业务费”
	// T11 不符 T14 通过
}

// Every unit of a folder, side by side. One publisher serves all of them.
func ExamplePublisher_Build_parallel() {
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		log.Fatal(err, faults)
	}
	units, err := filepath.Glob("examples/*/单位信息.csv")
	if err != nil {
		log.Fatal(err)
	}
	lines := make([]string, len(units))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range units {
		group.Go(func() error {
			result, err := publisher.Publish(filepath.Dir(file), yugong.Final())
			if err != nil {
				return err
			}
			lines[i] = fmt.Sprint(result.Disclosure.Unit.Name.Value, " ", result.OK())
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		log.Fatal(err)
	}
	for _, line := range lines {
		fmt.Println(line)
	}
	// Output:
	// 国家典籍保护局 false
	// 云岫县文化和旅游局 true
	// 云岫县住房和城乡建设局 true
	// 阳城县政务服务中心 true
}

// Tables that somebody has published, from a workbook of them.
func ExamplePublisher_Audit() {
	publisher, faults, err := yugong.New(yugong.Settings{})
	if err != nil || faults.HasErrors() {
		log.Fatal(err, faults)
	}
	in, err := publisher.Read("examples/full")
	if err != nil {
		log.Fatal(err)
	}
	folder, err := os.MkdirTemp("", "")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "公开表.xlsx")
	var tables bytes.Buffer
	if err := publisher.Tables(in).Write(&tables); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(file, tables.Bytes(), 0o666); err != nil {
		log.Fatal(err)
	}
	audit, err := publisher.Audit(file, false)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(audit.Unit, audit.Year, len(audit.Tables), "张表", len(audit.Findings), "个问题")
	// Output:
	// 云岫县住房和城乡建设局 2026 13 张表 0 个问题
}
