package merge_test

import (
	"slices"
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
	if len(found) != 3 || !strings.Contains(found[1].Message, "加入了2019999一般公共预算项目支出P02") {
		t.Fatalf("findings %v", found)
	}
	for _, f := range slices.Delete(found, 1, 2) {
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

// TestAgain: what was imported is imported again into what a person has made of it:
// a project under another name, money under other subjects, divided rows and rows
// that were taken out.
func TestAgain(t *testing.T) {
	imported := func() *model.Disclosure {
		return &model.Disclosure{Subjects: subject.New(), Projects: []model.ProjectInfo{{Key: text("1405"), Name: text("热线服务费")}, {Key: text("P02"), Name: text("光纤租赁费")}},
			Appropriations: []model.Appropriation{fact("2010350", "1405", 10, "导入"), fact("2019999", "P02", 7, "导入")}}
	}
	for name, c := range map[string]struct {
		edit func(d *model.Disclosure)
		rows int
		says string
	}{
		"nothing":                       {func(*model.Disclosure) {}, 2, ""},
		"a name by the platform's code": {func(d *model.Disclosure) { d.Projects[0].Name = text("政务热线运行费") }, 2, "项目名称为 “政务热线运行费”，导入的为 “热线服务费”"},
		"a name that is alike":          {func(d *model.Disclosure) { d.Projects[1].Name = text("光纤租用费") }, 2, "项目名称为 “光纤租用费”"},
		"other subjects":                {func(d *model.Disclosure) { d.Appropriations[1].Function = text("2010399") }, 2, "科目为 2010399，导入的为 2019999"},
		"a row divided": {func(d *model.Disclosure) {
			d.Appropriations[0] = fact("2010350", "1405", 4, "已有")
			d.Appropriations = append(d.Appropriations, fact("2010350", "1405", 6, "已有"))
		}, 3, ""},
		"a row taken out": {func(d *model.Disclosure) { d.Appropriations = d.Appropriations[:1] }, 2, "原来没有，加入了"},
		"another amount":  {func(d *model.Disclosure) { d.Appropriations[0].Amount = yuan(11, "已有") }, 2, "11元，导入的为 10元，保留未改"},
	} {
		have := imported()
		c.edit(have)
		found := merge.Into(have, imported(), true, nothing)
		if len(have.Appropriations) != c.rows || len(have.Projects) != 2 {
			t.Errorf("%s: %d rows, %d projects", name, len(have.Appropriations), len(have.Projects))
		}
		if c.says == "" && len(found) > 0 || c.says != "" && (len(found) != 1 || !strings.Contains(found[0].Message, c.says)) {
			t.Errorf("%s: %v, want %q", name, found, c.says)
		}
	}
}
