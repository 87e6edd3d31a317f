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

// TestDerived: income that only follows from imported expenditure fills a line
// that is missing, and contradicts none.
func TestDerived(t *testing.T) {
	income := func(n int64, at string) model.Revenue {
		r := model.Revenue{Fund: model.Cell[model.Fund]{Value: model.General}, Amount: yuan(n, at)}
		if at == "" {
			r.Amount.At = diag.Pos{}
		}
		return r
	}
	have := &model.Disclosure{Subjects: subject.New(), Revenue: []model.Revenue{income(100, "已有")}}
	if found := merge.Into(have, &model.Disclosure{Subjects: subject.New(), Revenue: []model.Revenue{income(40, "")}}, true, nothing); len(found) > 0 {
		t.Errorf("a part of the income contradicts: %v", found)
	}
	if found := merge.Into(have, &model.Disclosure{Subjects: subject.New(), Revenue: []model.Revenue{income(40, "导入")}}, true, nothing); len(found) != 1 {
		t.Errorf("findings %v, want the difference", found)
	}
	have.Revenue[0].Amount = model.Amount{Blank: true}
	merge.Into(have, &model.Disclosure{Subjects: subject.New(), Revenue: []model.Revenue{income(40, "")}}, true, nothing)
	if got := have.Revenue[0].Amount; got.Blank || got.String() != "40" {
		t.Errorf("a blank line is %v, want what was imported", got)
	}
}

// TestOnlyWhatIsMissing: texts, terms and names of subjects that a person wrote
// stay; a sheet ready to be filled in says nothing; 三公 and lists beside
// expenditure are filled and compared by what they are of.
func TestOnlyWhatIsMissing(t *testing.T) {
	note := func(body string) model.Note {
		return model.Note{Topic: model.Cell[model.Topic]{Value: model.Duties}, Body: text(body)}
	}
	public := func(n int64, at string) model.PublicExpense {
		blank := model.Amount{Blank: true}
		return model.PublicExpense{Item: model.Cell[model.PublicItem]{Value: model.Reception}, This: [3]model.Amount{yuan(n, at), blank, blank}, Last: [3]model.Amount{blank, blank, blank}}
	}
	have := &model.Disclosure{Subjects: subject.New(), Notes: []model.Note{note("人写的")}, Glossary: []model.Term{{Name: text("项目支出"), Meaning: text("人写的")}},
		Public: []model.PublicExpense{public(3000, "已有")}, Targets: []model.Target{{Key: text("A"), Name: text("热线")}}}
	none := model.Amount{Blank: true}
	unfilled := model.Funding{Total: none, Fiscal: none, Central: none, Provincial: none, Local: none, Own: none, Other: none}
	last := public(2000, "导入")
	last.Last[0] = yuan(1000, "导入")
	now := &model.Disclosure{Subjects: subject.New(), Notes: []model.Note{note("另一种")}, Glossary: []model.Term{{Name: text("项目支出 "), Meaning: text("另一种")}, {Name: text("三公经费"), Meaning: text("新的")}},
		Public: []model.PublicExpense{last}, Targets: []model.Target{{Key: text("A"), Name: text("另一个名称"), Period: unfilled, Annual: unfilled}},
		Purchases: []model.ServicePurchase{{Project: text("保洁"), Amount: yuan(500, "导入")}}}
	now.Subjects.Add(subject.Function, "2019988", "自定义")
	found := merge.Into(have, now, true, nothing)
	if len(found) != 1 || !strings.Contains(found[0].Message, "本年公务接待费为 3000元，导入的为 2000元，保留未改") || found[0].At.Book != "已有" || found[0].Related[0].At.Book != "导入" {
		t.Errorf("findings %v", found)
	}
	if have.Notes[0].Body.Value != "人写的" || len(have.Glossary) != 2 || have.Glossary[0].Meaning.Value != "人写的" || have.Targets[0].Name.Value != "热线" {
		t.Errorf("texts %+v %+v %+v", have.Notes, have.Glossary, have.Targets)
	}
	if have.Public[0].Last[0].String() != "1000" || len(have.Purchases) != 1 {
		t.Errorf("lists %+v %+v", have.Public, have.Purchases)
	}
	if name, _ := have.Subjects.Name(subject.Function, "2019988"); name != "自定义" {
		t.Errorf("subject %q", name)
	}
}
