package templates_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/templates"
)

// The built-in form of Shanghai words its titles and shapes its first table by
// the kind of the document.
func TestShanghaiByKind(t *testing.T) {
	fsys, err := templates.Embedded("shanghai")
	if err != nil {
		t.Fatal(err)
	}
	f, faults := templates.Load(fsys)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for department, want := range map[bool][]string{
		false: {"年预算单位财务收支预算总表", "年单位“三公”经费", "1、一般公共预算", "项目支出"},
		true:  {"年部门财务收支预算总表", "年部门“三公”经费", "1. 一般公共预算"},
	} {
		d := unit()
		d.Unit.Department.Value = department
		fact(d, model.BusinessIncome, model.Project, model.Current, "2010350", "", "", "P1", 100)
		got := plain(document(t, f, d))
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("department %v: no %q in\n%s", department, w, got)
			}
		}
		if strings.Contains(got, "未填：单位资金") {
			t.Errorf("department %v: income of a named kind is called unnamed", department)
		}
		if !strings.Contains(got, "二、事业收入|1.00|") || strings.Contains(got, "四、其他收入|1.00") {
			t.Errorf("department %v: business income stands elsewhere too:\n%s", department, got)
		}
		if n := strings.Count(got, "预算总表") + strings.Count(got, "分类预算表"); n < 8 {
			t.Errorf("department %v: %d tables", department, n)
		}
	}
}
