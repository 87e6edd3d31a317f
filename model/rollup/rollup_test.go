package rollup_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/money"
	"yugong/model/rollup"
	"yugong/model/subject"
)

func text(book, s string, row int) model.Text {
	return model.Text{Value: s, At: diag.Pos{Book: book, Sheet: "x", Row: row, Col: 2}}
}

func amount(book string, yuan int64, row int) model.Amount {
	return model.Amount{Money: money.FromFen(yuan * 100), At: diag.Pos{Book: book, Sheet: "支出预算", Row: row, Col: 12}}
}

// unit is a unit with one project P01 of its own.
func unit(name, superior string) *model.Disclosure {
	book := name + ".xlsx"
	d := &model.Disclosure{Book: book, Subjects: subject.New()}
	d.Unit.Name, d.Unit.Superior, d.Unit.Code = text(book, name, 2), text(book, superior, 9), text(book, "0"+name, 6)
	d.Unit.Year = model.Cell[int]{Value: 2026, At: diag.Pos{Book: book, Sheet: "单位信息", Row: 3, Col: 2}}
	d.Unit.Authorised.Value, d.Unit.OnDuty.Value, d.Unit.Retired.Value = 5, -1, 2
	d.Units = []model.Member{{Name: d.Unit.Name}}
	d.Projects = []model.ProjectInfo{{Key: text(book, "P01", 2), Name: text(book, name+"的项目", 2), Unit: d.Unit.Name}}
	d.Appropriations = []model.Appropriation{{Unit: d.Unit.Name, Kind: model.Cell[model.Kind]{Value: model.Project}, Project: text(book, "P01", 2), Amount: amount(book, 10, 2)}}
	d.Assets = []model.Asset{{Name: text(book, "办公用房面积", 2), Quantity: text(book, "10.5", 2), Measure: text(book, "平方米", 2)}}
	return d
}

func TestDepartment(t *testing.T) {
	d, list := rollup.Department([]*model.Disclosure{unit("馆", "局"), unit("局", "")})
	if d == nil || list.HasErrors() {
		t.Fatal(list)
	}
	u := d.Unit
	if u.Name.Value != "局" || !u.Department.Value || u.Authorised.Value != 10 || u.OnDuty.Value != -1 || u.Retired.Value != 4 {
		t.Errorf("%+v", u)
	}
	if len(d.Units) != 2 || d.Units[0].Name.Value != "局" {
		t.Errorf("members %+v", d.Units)
	}
	if d.Projects[1].Key.Value != "0馆-P01" || d.Appropriations[1].Project.Value != "0馆-P01" {
		t.Errorf("keys %q, %q", d.Projects[1].Key.Value, d.Appropriations[1].Project.Value)
	}
	known := unit("馆", "局")
	known.Unit.OnDuty.Value = 3
	if d, _ := rollup.Department([]*model.Disclosure{unit("局", ""), known, unit("站", "局")}); d.Unit.OnDuty.Value != 3 {
		t.Errorf("%d on duty, where one unit of three tells it", d.Unit.OnDuty.Value)
	}
	if d.Assets[0].Quantity.Value != "21" {
		t.Errorf("area %s", d.Assets[0].Quantity.Value)
	}
}

// What does not fit is told with the unit's cell.
func TestMisfits(t *testing.T) {
	department := func(members ...string) *model.Disclosure {
		d := unit("局", "")
		d.Unit.Department.Value = true
		d.Projects, d.Appropriations, d.Units = nil, nil, nil
		for i, m := range members {
			d.Units = append(d.Units, model.Member{Name: text("局.xlsx", m, i+2)})
		}
		return d
	}
	transfer := func(kind model.Kind, paid, got int64) []*model.Disclosure {
		a, b := unit("局", ""), unit("馆", "局")
		a.Appropriations = append(a.Appropriations, model.Appropriation{Unit: a.Unit.Name, Kind: model.Cell[model.Kind]{Value: kind}, Amount: amount("局.xlsx", paid, 3)})
		b.Revenue = append(b.Revenue, model.Revenue{Unit: b.Unit.Name, Fund: model.Cell[model.Fund]{Value: model.SuperiorSubsidy}, Amount: amount("馆.xlsx", got, 4)})
		return []*model.Disclosure{a, b}
	}
	year := unit("馆", "局")
	year.Unit.Year.Value = 2025
	measured := unit("馆", "局")
	measured.Assets[0].Measure.Value = "亩"
	twice := department("馆")
	twice.Appropriations = []model.Appropriation{{Unit: text("局.xlsx", "馆", 5), Amount: amount("局.xlsx", 1, 5)}}
	for _, c := range []struct {
		name  string
		units []*model.Disclosure
		want  string
	}{
		{"another year", []*model.Disclosure{unit("局", ""), year}, "馆.xlsx[单位信息]!B3：年度为 2025；应为2026"},
		{"another superior", []*model.Disclosure{department("馆"), unit("馆", "厅")}, "主管部门为“厅”；应为“局”"},
		{"nobody leads", []*model.Disclosure{unit("甲", "局"), unit("乙", "局")}, "看不出哪一份是部门本级的工作簿"},
		{"two lead", []*model.Disclosure{department("局"), department("局")}, "有两份部门预算的工作簿"},
		{"twice", []*model.Disclosure{unit("局", ""), unit("馆", "局"), unit("馆", "局")}, "“馆”有两份工作簿"},
		{"missing", []*model.Disclosure{department("馆", "站"), unit("馆", "局")}, "缺“站”的工作簿"},
		{"not listed", []*model.Disclosure{department("馆"), unit("馆", "局"), unit("队", "局")}, "“队”不在部门工作簿的“单位”表中"},
		{"in two places", []*model.Disclosure{twice, unit("馆", "局")}, "会重复计算"},
		{"another measure", []*model.Disclosure{unit("局", ""), measured}, "计量单位为“亩”，不能相加；应为“平方米”"},
		{"a transfer", transfer(model.AffiliateSupport, 7, 7), "部门内部往来 7元：对附属单位补助支出与上级补助收入相等"},
		{"an uneven one", transfer(model.AffiliateSupport, 7, 6), "部门内部往来两边不等：对附属单位补助支出 7元，上级补助收入 6元"},
	} {
		_, list := rollup.Department(c.units)
		if n := strings.Count(list.Error(), c.want); n != 1 {
			t.Errorf("%s: %q told %d times in\n%s", c.name, c.want, n, list.Error())
		}
	}
}
