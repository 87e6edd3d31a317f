package merge_test

import (
	"strings"
	"testing"

	"yugong/model"
	"yugong/model/diag"
	"yugong/model/merge"
	"yugong/model/money"
	"yugong/model/subject"
)

func yuan(n int64, at string) model.Amount {
	return model.Amount{Money: money.FromFen(n * 100), At: diag.Pos{Book: at, Row: 1, Col: 1}}
}

func text(s string) model.Text { return model.Text{Value: s} }

func fact(function, project string, n int64, at string) model.Appropriation {
	return model.Appropriation{Function: text(function), Project: text(project), Fund: model.Cell[model.Fund]{Value: model.General},
		Kind: model.Cell[model.Kind]{Value: model.Project}, Origin: model.Cell[model.Origin]{Value: model.Current}, Amount: yuan(n, at)}
}

func nothing(diag.Pos) money.Money { return money.Money{} }

// TestInto: what a person wrote stays, differences name both cells, blanks are
// filled, new lines are added, and projects are one by their names.
func TestInto(t *testing.T) {
	have := &model.Disclosure{Subjects: subject.New(), Projects: []model.ProjectInfo{{Key: text("A"), Name: text("热线")}},
		Appropriations: []model.Appropriation{fact("2010350", "A", 10, "已有"), fact("2019999", "A", 5, "已有")},
		Targets:        []model.Target{{Key: text("A"), Name: text("热线"), Plan: text("人写的")}}}
	have.Unit.Name = text("某中心")
	now := &model.Disclosure{Subjects: subject.New(), Projects: []model.ProjectInfo{{Key: text("P01"), Name: text("热线"), Category: text("特定目标类")}, {Key: text("A"), Name: text("光纤")}},
		Appropriations: []model.Appropriation{fact("2010350", "P01", 12, "导入"), fact("2019999", "P01", 5, "导入"), fact("2019999", "A", 7, "导入")},
		Targets:        []model.Target{{Key: text("P01"), Name: text("热线"), Plan: text("另一种"), Basis: text("文件")}}}
	now.Unit.Name, now.Unit.Region = text("某中心 "), text("某县")
	found := merge.Into(have, now, true, nothing)
	if len(have.Appropriations) != 3 || have.Appropriations[0].Amount.String() != "10" || have.Appropriations[2].Project.Value != "P02" {
		t.Errorf("facts %+v", have.Appropriations)
	}
	if len(have.Projects) != 2 || have.Projects[1].Key.Value != "P02" || have.Projects[0].Category.Value != "特定目标类" {
		t.Errorf("projects %+v", have.Projects)
	}
	if have.Unit.Region.Value != "某县" || have.Targets[0].Plan.Value != "人写的" || have.Targets[0].Basis.Value != "文件" {
		t.Errorf("%+v %+v", have.Unit, have.Targets[0])
	}
	if len(found) != 2 {
		t.Fatalf("findings %v", found)
	}
	for _, f := range found {
		if !strings.Contains(f.Message, "保留未改") || len(f.Related) != 1 {
			t.Errorf("%+v", f)
		}
	}
}

// TestCoarse: facts of tables do not stand beside finer ones, and an amount that
// differs by rounding is the same.
func TestCoarse(t *testing.T) {
	have := &model.Disclosure{Subjects: subject.New(), Appropriations: []model.Appropriation{fact("2010350", "", 10, "已有")},
		Revenue: []model.Revenue{{Fund: model.Cell[model.Fund]{Value: model.General}, Amount: yuan(100049, "已有")}}}
	now := &model.Disclosure{Subjects: subject.New(), Appropriations: []model.Appropriation{fact("2010301", "", 10, "导入")},
		Revenue: []model.Revenue{{Fund: model.Cell[model.Fund]{Value: model.General}, Amount: yuan(100000, "导入")}}}
	found := merge.Into(have, now, false, func(diag.Pos) money.Money { return money.FromFen(5000) })
	if len(have.Appropriations) != 1 || len(have.Revenue) != 1 || len(found) > 0 {
		t.Errorf("%+v %+v %v", have.Appropriations, have.Revenue, found)
	}
}
