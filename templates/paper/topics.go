package paper

import (
	"regexp"
	"strings"
	"sync"

	"yugong/model/fold"
	"yugong/model/subject"
	"yugong/templates/form"
)

// topic is what a figure of a sentence may speak of. Places use a word more
// widely or less (with or without what was carried over), so a topic has
// several readings; a figure is wrong only when it fits none of them.
type topic struct {
	id       string
	words    []string
	readings []string // queries of the form language
}

var topics = []topic{
	{"income", []string{"收入总计", "收入", "预算收入", "本年收入", "收入合计", "部门收入", "单位收入", "预算收入总", "收入总", "部门预算收入", "单位预算收入"}, []string{"", "origin=current", "fund=general,government-fund,state-capital origin=current"}},
	{"expenditure", []string{"支出总计", "支出", "预算支出", "本年支出", "支出合计", "部门支出", "单位支出", "预算支出总", "支出总", "单位预算支出", "部门预算支出", "本年预算安排"}, []string{"", "kind=basic,project", "kind=basic,project origin=current"}},
	{"appropriated-income", []string{"财政拨款收入", "财政拨款收支", "财政拨款收支总预算", "财政拨款收支总", "拨款收入"}, []string{"fund=general,government-fund,state-capital", "fund=general,government-fund,state-capital origin=current"}},
	{"appropriated", []string{"财政拨款支出"}, []string{"fund=general,government-fund,state-capital", "fund=general,government-fund,state-capital origin=current",
		"fund=general,government-fund,state-capital kind=basic,project"}},
	{"general", []string{"一般公共预算拨款支出", "一般公共预算支出", "一般公共预算当年支出", "一般公共预算拨款", "一般公共预算拨款收入", "一般公共预算财政拨款支出", "一般公共预算财政拨款"},
		[]string{"fund=general", "fund=general origin=current", "fund=general kind=basic,project", "fund=general kind=basic,project origin=current"}},
	{"government-fund", []string{"政府性基金拨款支出", "政府性基金预算支出", "政府性基金预算拨款", "政府性基金预算拨款收入", "政府性基金支出", "政府性基金"},
		[]string{"fund=government-fund", "fund=government-fund origin=current"}},
	{"state-capital", []string{"国有资本经营预算拨款支出", "国有资本经营预算支出", "国有资本经营预算拨款", "国有资本经营预算拨款收入", "国有资本经营"},
		[]string{"fund=state-capital", "fund=state-capital origin=current"}},
	{"business-income", []string{"事业收入"}, []string{"fund=business-income", "fund=business-income origin=current", "fund=business-income,fiscal-account",
		"fund=business-income,fiscal-account origin=current"}},
	{"operating-income", []string{"事业单位经营收入"}, []string{"fund=operating-income", "fund=operating-income origin=current"}},
	{"other-income", []string{"其他收入"}, []string{"fund=other-income", "fund=other-income origin=current", "fund=other-income,superior-subsidy,affiliate-payment",
		"fund=other-income,superior-subsidy,affiliate-payment origin=current"}},
	{"fiscal-account", []string{"财政专户管理资金", "财政专户管理资金收入"}, []string{"fund=fiscal-account", "fund=fiscal-account origin=current"}},
	{"unit-funds", []string{"单位资金", "单位资金收入"}, []string{"fund=unit-funds", "fund=unit-funds origin=current"}},
	{"basic", []string{"基本支出", "一般公共预算基本支出", "一般公共预算安排基本支出"}, []string{"kind=basic", "kind=basic origin=current", "kind=basic fund=general", "kind=basic fund=general origin=current"}},
	{"project", []string{"项目支出"}, []string{"kind=project", "kind=project origin=current", "kind=project fund=general", "kind=project fund=general origin=current"}},
	{"carryover", []string{"结转", "上年结转", "结转收入"}, []string{"origin=carryover", "origin=carryover kind=basic,project",
		"origin=carryover fund=general,government-fund,state-capital", "origin=carryover fund=" + carried}},
	{"carry-forward", []string{"年终结转", "年终结余", "结转下年"}, []string{"kind=carry-forward", "kind=carry-forward fund=general,government-fund,state-capital"}},
	{"personnel", []string{"人员经费", "人员支出"}, []string{"kind=basic origin=current fund=general economic=301,303", "kind=basic economic=301,303"}},
	{"public-funds", []string{"公用经费", "公用支出"}, []string{"kind=basic origin=current fund=general economic=302,307,309,310,311,312,313,399",
		"kind=basic economic=302,307,309,310,311,312,313,399"}},
	{"public", []string{"三公经费", "财政拨款安排的三公经费", "财政拨款三公经费", "一般公共预算三公经费"}, []string{"source=public"}},
	{"abroad", []string{"因公出国(境)费", "因公出国(境)费用", "因公出国(境)经费"}, []string{"source=public item=abroad"}},
	{"reception", []string{"公务接待费"}, []string{"source=public item=reception"}},
	{"vehicle", []string{"公务用车购置及运行费", "公务用车购置及运行维护费", "公务用车购置和运行费", "公务用车购置和运行维护费", "公务车购置及运行费"},
		[]string{"source=public item=vehicle-purchase,vehicle-running"}},
	{"vehicle-purchase", []string{"公务用车购置费"}, []string{"source=public item=vehicle-purchase"}},
	{"vehicle-running", []string{"公务用车运行费", "公务用车运行维护费"}, []string{"source=public item=vehicle-running"}},
	{"operating", []string{"机关运行经费", "机关运行经费支出"}, []string{operatingCost + " fund=general", operatingCost + " fund=general,government-fund,state-capital",
		operatingCost + " fund=general unit-kind=administrative,civil-servant", operatingCost + " fund=general,government-fund,state-capital unit-kind=administrative,civil-servant"}},
	{"procurement", []string{"政府采购", "政府采购支出"}, []string{"source=procurement"}},
	{"goods", []string{"政府采购货物", "货物类", "货物"}, []string{"source=procurement item=goods"}},
	{"works", []string{"政府采购工程", "工程类", "工程"}, []string{"source=procurement item=works"}},
	{"services", []string{"政府采购服务", "服务类", "服务"}, []string{"source=procurement item=services"}},
}

// operatingCost is 公用经费, which of administrative units is 机关运行经费.
const operatingCost = "kind=basic origin=current economic=302,307,309,310,311,312,313,399"

// carried are the funds of which 上年结转 consists where 使用非财政拨款结余 stands
// beside it.
const carried = "general,government-fund,state-capital,fiscal-account,business-income,operating-income,superior-subsidy,affiliate-payment,other-income"

// What is spent in the year is of two kinds in most forms, and of five in others.
const (
	twoKinds  = "kind=basic,project"
	fiveKinds = twoKinds + ",remittance,operation,affiliate-support"
)

// read adds a reading, in every form's kinds.
func (m *meaning) read(reading string) {
	add := func(s string) {
		q, err := form.ParseQuery(s)
		if err != nil {
			panic("paper: " + err.Error())
		}
		m.readings = append(m.readings, &q)
	}
	add(reading)
	if wide := strings.Replace(reading, twoKinds, fiveKinds, 1); wide != reading {
		add(wide)
	}
}

// meaning is what the words of a topic stand for.
type meaning struct {
	id       string
	readings []*form.Query
}

// lexicon finds meanings by folded words.
var lexicon = sync.OnceValue(func() map[string]*meaning {
	all := map[string]*meaning{}
	for _, t := range topics {
		m := &meaning{id: t.id}
		for _, s := range t.readings {
			m.read(s)
		}
		for _, w := range t.words {
			all[fold.Words(w)] = m
		}
	}
	return all
})

// meaning looks up what a topic means; nil when the words are not known.
func (r *reader) meaning(words string) *meaning {
	words = fold.Words(words)
	if m := functions(words); m != nil {
		return m
	}
	if r.Report.Name != "" {
		if _, after, ok := strings.Cut(words, fold.Words(r.Report.Name)); ok {
			words = after
		}
	}
	for _, w := range []string{"本" + r.Word, "财政拨款安排的", "财政拨款的"} {
		words = strings.TrimPrefix(words, w)
	}
	if m := lexicon()[words]; m != nil {
		return m
	}
	return class(words)
}

// class reads the name of a 类: 一般公共服务支出.
func class(words string) *meaning {
	for _, code := range subject.Classes() {
		if s, ok := subject.Lookup(subject.Function, code); ok && fold.Words(s.Name) == words {
			return function(code)
		}
	}
	return nil
}

// function is the expenditure on a subject, in the readings that it has.
func function(code string) *meaning {
	out := &meaning{id: code}
	for _, funds := range []string{"fund=general ", "fund=government-fund ", "fund=state-capital ", "fund=general,government-fund,state-capital ", ""} {
		for _, origins := range []string{"origin=current ", ""} {
			out.read(funds + origins + twoKinds + " function=" + code)
		}
	}
	return out
}

// levels are the marks behind the names of a subject's three levels.
var levels = regexp.MustCompile(`^(.+?)\((?:\d+)?类\)(.+?)\((?:\d+)?款\)(.+?)\((?:\d+)?项\)`)

// functions reads 一般公共服务支出（类）财政事务（款）行政运行（项）.
func functions(words string) *meaning {
	m := levels.FindStringSubmatch(words)
	if m == nil {
		return nil
	}
	for _, s := range subject.All(subject.Function) {
		if len(s.Code) != 7 || fold.Words(s.Name) != m[3] {
			continue
		}
		class, _ := subject.Lookup(subject.Function, s.Code[:3])
		group, _ := subject.Lookup(subject.Function, s.Code[:5])
		if fold.Words(class.Name) != m[1] || fold.Words(group.Name) != m[2] {
			continue
		}
		return function(s.Code)
	}
	return nil
}
