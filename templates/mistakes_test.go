package templates

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// mistake is a slip in a form: what is written, what instead, and what the
// fault at that line says.
type mistake struct{ file, old, new, say string }

// mistakes are slips in a copy of the built-in form.
var mistakes = []mistake{
	{"format.yaml", "rule: T01", "ruel: T01", "是否为 rule"},
	{"format.yaml", "table:    {unit: 万元", "table:    {unit: 万圆", "金额单位"},
	{"format.yaml", "share-empty: true", "step: 百", "应为 元、十元、百元"},
	{"format.yaml", "places: 2}  ", "places: zwei}  ", "应为数字"},
	{"format.yaml", "landscape: true", "landscape: ja", "true 或 false"},
	{"format.yaml", "- narrative: duties", "- narrative: duty", "没有 duty.tmpl"},
	{"format.yaml", "- table: balance", "- table: ballance", "没有表"},
	{"format.yaml", "- name: income", "- name: balance", "两项都叫"},
	{"format.yaml", "{rows: funds,", "{rows: fund,", "没有行类"},
	{"format.yaml", "number: chinese", "number: roman", "编号方式"},
	{"format.yaml", "{origin: current}", "{orgin: current}", "是否为 origin"},
	{"format.yaml", "{origin: current}", "{origin: now}", "资金来源"},
	{"format.yaml", "fund: government-fund,", "fund: goverment-fund,", "资金性质"},
	{"format.yaml", "kind: carry-forward", "kind: carryforward", "支出类型"},
	{"format.yaml", `economic: ["301", "303"]`, "economic: [工资福利支出]", "不是部门经济科目的编码"},
	{"format.yaml", `economic: ["301", "303"]`, `economic: ["3011"]`, "不是部门经济科目的编码"},
	{"format.yaml", `economic: ["301", "303"]`, `economic: ["901"]`, "901 开头"},
	{"format.yaml", "{fund: general, origin: current, kind: basic}", "{fund: general, origin: current, kind: basic, year: last}", "不分年份"},
	{"format.yaml", "source: revenue", "source: incomes", "没有数据来源"},
	{"format.yaml", "field: code,", "field: codes,", "没有字段"},
	{"format.yaml", "field: department-name", "field: project-name", "这里的行没有字段"},
	{"format.yaml", "{text: 国有资本经营预算, sum: {origin: current, fund: state-capital}, share: 1}", "{text: 国有资本经营预算, share: 1}", "应有 field、sum"},
	{"format.yaml", "{kind: project, origin: carryover, fund:", "{kind: project, origin: carryover, item: goods, fund:", "不分事项"},
	{"format.yaml", "{text: 合计, sum: {origin: current}, share: 1}", "{text: 合计, sum: {origin: current}, share: 1, align: middle}", "没有对齐方式"},
	{"format.yaml", "style: purchase", "style: purchases", "没有样式"},
	{"format.yaml", "item: abroad}", "item: abroat}", "没有 \"abroat\""},
	{"format.yaml", "{rows: total, label: 合计}", "{rows: total, label: 合计, when: country}", "when 应为"},
	{"format.yaml", "  - name: general\n    title: 一般", "  - name: general\n    kind: torte\n    title: 一般", "没有图的种类"},
	{"narrative/procurement.tmpl", `sum "source=procurement"`, `sum "source=procurements"`, "没有数据来源"},
	{"narrative/procurement.tmpl", "item=goods", "item=good", "没有 \"good\""},
	{"narrative/income.tmpl", "!chart income", "!chart incom", "可用：income、expenditure、general、public"},
	{"narrative/procurement.tmpl", "{{amount $all}}", "{{amout $all}}", "没有函数"},
	{"narrative/general.tmpl", "{{end}}", "{{ende}}", "没有函数"},
}

// countyMistakes are slips in a form with lists of its own, nested rows, columns
// made of others, bars and sheets of many columns.
var countyMistakes = []mistake{
	{"format.yaml", "extends: central", "extends: central-dept", "不能继承"},
	{"format.yaml", "label: 收入总计, where: {}", "label: 全部收入", "没有 where"},
	{"format.yaml", "by: [unit, {dimension: function, levels: [1, 3]}]", "by: [units, function]", "不能按 \"units\" 分行"},
	{"format.yaml", "by: [unit, {dimension: function, levels: [1, 3]}]", "by: [unit, {dimension: function, levels: [0, 3]}]", "levels 应在 1 到 3 之间"},
	{"format.yaml", "by: [unit, {dimension: function, levels: [3]}, project]", "by: [unit, {dimension: function, levels: [3]}, {dimension: project, levels: [1]}]", "没有类、款、项之分"},
	{"format.yaml", "difference: [this, last], share: 1}\n              - {text: 增减%, growth: [this, last], base-zero: —, share: 1}\n        body:\n          - by: [function]", "difference: [this, before], share: 1}\n              - {text: 增减%, growth: [this, last], base-zero: —, share: 1}\n        body:\n          - by: [function]", "没有名为 \"before\" 的 sum 列"},
	{"format.yaml", "growth: [this, last], base-zero", "growth: [this], base-zero", "应写两个列名"},
	{"format.yaml", "without: [origin, kind]", "without: [origin]", "不分支出类型"},
	{"format.yaml", "without: [origin, kind]", "without: [orign, kind]", "没有 \"orign\" 这一维度"},
	{"format.yaml", "source: indicators", "source: indicator", "没有数据来源"},
	{"format.yaml", "field: nature, width: 14", "field: natur, width: 14", "没有字段"},
	{"format.yaml", "kind: item, choices: [设备, 家具, 车辆]", "kind: item", "应有 choices"},
	{"format.yaml", "text: 数量（台、套）, kind: number}\n      - {name: fund", "text: 数量（台、套）, kind: count}\n      - {name: fund", "没有列类"},
	{"format.yaml", "sheet: 新增资产", "sheet: 国有资产", "工作簿已有的表"},
	{"format.yaml", "- name: transfers", "- name: assets", "重复或已有他用"},
	{"format.yaml", "unit: 千元, places: 1", "unit: 千圆, places: 1", "金额单位"},
	{"format.yaml", "number: kilo", "number: thousand", "没有数字格式"},
	{"format.yaml", "kind: stacked", "kind: stack", "没有图的种类"},
	{"format.yaml", "{field: name, cols: 3, align: center}", "{field: name, cols: 2, align: center}", "各格占 7 列，应占 8 列"},
	{"format.yaml", "columns: [level3, nature, annual, measure, weight]", "columns: [level3, nature, annual, measure, weigh]", "指标没有字段"},
	{"format.yaml", "{amount: annual.rest}", "{amount: annual.remainder}", "绩效表没有金额"},
	{"format.yaml", "    landscape: true\n    columns: &tracks", "    landscap: true\n    columns: &tracks", "是否为 landscape"},
	{"format.yaml", "where: {kind: basic, economic: \"30215\"}", "where: {kind: basic, function: \"30215\"}", "不分功能科目"},
	{"format.yaml", "- {name: quantity, text: 数量（台、套）, kind: number}", "- {name: quantity, text: 数量（台、套）, kind: number, unit: 台}", "没有 \"unit\""},
	{"format.yaml", "- {name: quantity, text: 数量（台、套）, kind: number}", "- {name: quantity, text: 采购品目, kind: number}", "各不相同"},
	{"format.yaml", "- by: [{dimension: item, number: arabic}]", "- by: [{dimension: item, values: [船舶]}]", "可用：设备、家具、车辆"},
	{"format.yaml", "- by: [{dimension: item, number: arabic}]", "- by: [item, item]", "写了两次"},
	{"format.yaml", "text: 预算金额, kind: amount", "text: 预算金额（万元）, kind: amount", "不写单位"},
	{"format.yaml", "choices: [货物, 工程, 服务]", "choices: [货物, 工程, 货物]", "写了两次"},
	{"format.yaml", "values: &spent [basic, project,", "values: &spent [basic, projects,", "不是支出类型"},
	{"narrative/county.tmpl", "!chart fund-kinds", "!chart kinds", "没有这个名称"},
	{"narrative/county.tmpl", `sum "source=public"`, `sum "source=public kind=basic"`, "不分支出类型"},
	{"narrative/county.tmpl", `{{with note "assets"}}{{.}}{{end}}`, `{{with note "assets"}}{{.}}`, "{{…}} 的写法不对"},
}

// centralMistakes are slips of one setting, one value, one word.
var centralMistakes = []mistake{
	{"format.yaml", "{rows: total, label: 合计}", "{label: 合计, where: {}}", "没有印“合计”的列"},
	{"format.yaml", "right: 单位：万元", "right: 单位：元", "写的是元，而数字格式 \"table\" 印的是万元"},
	{"format.yaml", "年收入预算（单位：万元）", "年收入预算（单位：亿元）", "图的标题写的是亿元"},
	{"format.yaml", "  - cover:", "  - covers:", "是否为 cover"},
	{"format.yaml", "  - table: balance\n", "  - {table: balance, narrative: duties}\n", "这里有 2 个"},
	{"format.yaml", "- table: income", "- table: [income]", "应为文字"},
	{"format.yaml", "field: label, share: 1}", "field: label, share: -1}", "share 应在 0 到 1000"},
	{"format.yaml", "width: 17.5}", "width: 1750}", "width 应在 0 到 400"},
	{"format.yaml", "places: 2}", "places: 20}", "places 应在 0 到 10"},
	{"format.yaml", "most: 10", "most: -3", "most 应在 2 到 40"},
	{"format.yaml", "percent: table", "percent: tabel", "没有百分比格式"},
	{"format.yaml", "growth: [this, last]", "growth: [this, last], field: label", "只能有 field、sum"},
	{"format.yaml", "growth: [this, last]", "growth: [this, this]", "两个列名相同"},
	{"format.yaml", "difference: [this, last]", "difference: this", "应写两个列名"},
	{"format.yaml", `"{{word}}公开表3"`, `"{{wort}}公开表3"`, "没有函数"},
	{"format.yaml", `"{{word}}公开表3"`, `"{{word}公开表3"`, "写法不对"},
	{"format.yaml", `"{{word}}公开表3"`, `"{{units}}公开表3"`, "是列表"},
	{"format.yaml", "targets: projects", "targets: project", "targets 应为"},
	{"format.yaml", "sides: [annual]", "sides: [year]", "sides 应为"},
	{"format.yaml", "三级指标, 指标值, 分值权重]", "三级指标, 指标值]", "应有 5 个 head"},
	{"format.yaml", "rule: T02", "rule: X01", "没有表的规则"},
	{"format.yaml", "where: {kind: project}", "where: {kind: }", "后面没有内容"},
	{"format.yaml", "where: {kind: project}", "where: kind=project", "此处应为“设置: 值”"},
	{"format.yaml", "where: {kind: project}", "where: {kind: [project, project]}", "写了两次"},
	{"format.yaml", "sum: {fund: fiscal-account}, share", "sum: {fund: general, fund: fiscal-account}, share", "写了两次"},
	{"format.yaml", "title: 一般公共预算支出表", `title: ""`, "没有表名"},
	{"format.yaml", "label: 基本支出, where: {kind: basic}", "label: 基本支出, where: {kind: basic}, source: revenue", "不能各写 source"},
	{"format.yaml", "{label: 基本支出, where: {kind: basic}}", "{rows: blank}", "图里没有 rows: blank"},
	{"format.yaml", "  - name: general\n    kind: bars", "  - name: general\n    kind: pie", "没有 series"},
	{"glossary.yaml", "- term: 政府性基金预算拨款收入", "- term: 一般公共预算拨款收入", "写了两次"},
	{"style.yaml", "size: 小四", "size: 小四号半", "不是长度"},
	{"style.yaml", "margin: {top: 25", "margin: {top: 250", "top 应在 0 到 100"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{{note "duties" | upper}}`, "没有函数"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{{template "nothing"}}`, "没有片段"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, "!glossary roman", "chinese、bracketed、arabic"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{{range 1000000000}}{{end}}`, "range 后面应是列表，不是 1000000000"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{{department}}`, "请写在 if 里"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{{reason "item=abroat"}}`, "没有 \"abroat\""},
	{"format.yaml", "\"{{word}}公开表3\"", "\"{word}公开表3\"", "单个的花括号"},
	{"format.yaml", "- {text: 项目支出, sum: {kind: project}, share: 1}", "- {text: 基本支出, sum: {kind: project}, share: 1}", "与左边的一列同名"},
	{"format.yaml", "{text: 科目编码, field: code, width: 17}", "{field: code, width: 17}", "没有 text"},
	{"format.yaml", "- {label: 上年结转, where: {fund", "- {label: 使用非财政拨款结余, where: {fund", "与上面的一行重复"},
	{"narrative/duties.tmpl", `{{note "duties"}}`, `{note "duties"}}`, "单个的花括号"},
	{"narrative/duties.tmpl", "# 一、主要职责", "# 一、主要职责 {unlistet}", "标题末尾可写 {unlisted}"},
}

// TestMistakes: each slip is one fault at its place, told in Chinese.
func TestMistakes(t *testing.T) {
	if testing.Short() {
		t.Skip("loads a form a hundred times")
	}
	from, err := Embedded(Default)
	if err != nil {
		t.Fatal(err)
	}
	tryMistakes(t, from, mistakes)
	tryMistakes(t, os.DirFS("testdata/county"), countyMistakes)
	tryMistakes(t, os.DirFS("central"), centralMistakes)
}

// renamed tells slips that leave what they rename missing somewhere else.
func renamed(m mistake) bool { return strings.HasPrefix(m.old, "- name: ") }

func tryMistakes(t *testing.T, from fs.FS, mistakes []mistake) {
	for _, m := range mistakes {
		files := fstest.MapFS{}
		_ = fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, _ := fs.ReadFile(from, path)
				files[path] = &fstest.MapFile{Data: data}
			}
			return err
		})
		text := string(files[m.file].Data)
		at := strings.Index(text, m.old)
		if at < 0 {
			t.Errorf("%s has no %q", m.file, m.old)
			continue
		}
		line := 1 + strings.Count(text[:at], "\n") + strings.Count(m.new[:max(0, strings.Index(m.new, "kind: torte"))], "\n")
		if m.say == "{{…}} 的写法不对" {
			line = 1 + strings.Count(text, "\n") // found where the file ends
		}
		files[m.file].Data = []byte(text[:at] + m.new + text[at+len(m.old):])
		_, faults := Load(files)
		found := false
		for _, d := range faults {
			found = found || d.At.Book == m.file && d.At.Row == line && strings.Contains(d.String(), m.say)
		}
		if n := len(faults); n > 1 && !renamed(m) {
			t.Errorf("%q for %q: %d faults\n%v", m.new, m.old, n, faults)
		}
		if !found {
			t.Errorf("%q for %q at %s:%d: want a fault that says %s, got\n%v", m.new, m.old, m.file, line, m.say, faults)
		}
	}
}

// TestMissingAtTheirSection: what a file lacks, or says of itself, is told at the
// setting that it is missing from, in whichever file that stands.
func TestMissingAtTheirSection(t *testing.T) {
	for _, c := range []struct{ file, old, new, at, say string }{
		{"style.yaml", "  table-title:", "  table-titel:", "text:", "text 里缺少样式 \"table-title\""},
		{"style.yaml", "  body:  ", "  bodies:  ", "text:", "text 里缺少样式 \"body\""},
		{"style.yaml", "  pie:", "  cake:", "charts:", "charts 里缺少样式 \"pie\""},
		{"style.yaml", "  table:\n", "  tabel:\n", "tables:", "tables 里缺少样式 \"table\""},
		{"style.yaml", "{face: fang, strong: hei, size: 小四", "{face: fang, strong: hei, size: 2", "  body: ", "text.body 的字号"},
		{"style.yaml", "{face: fang, strong: hei, size: 小四", "{face: fang, strong: hei, track: 20, size: 小四", "  body: ", "text.body 的字距"},
		{"style.yaml", "    size: 小五\n    floor: 6", "    size: 3\n    floor: 6", "    size: 3", "tables.table 的字号"},
		{"style.yaml", "margin: {top: 25, right: 27, bottom: 24, left: 27}", "margin: {top: 25, right: 99, bottom: 24, left: 99}", "margin:", "页边距 margin 过大"},
		{"style.yaml", "%d", "%s", "page-number", "恰好含一个 %d"},
		{"format.yaml", "  text:     {unit: 万元", "  texts:     {unit: 万元", "numbers:", "numbers 里缺少数字格式 \"text\""},
		{"format.yaml", "  text:  {places", "  texts:  {places", "shares:", "shares 里缺少百分比格式 \"text\""},
		{"format.yaml", "  - narrative: duties\n", "  - {when: unit}\n  - narrative: duties\n", "  - {when: unit}", "这一项是空的"},
		{"format.yaml", "tables:\n", "tables:\n  - title: 空表\n    sides: [{columns: [{text: 项目, field: label}], body: [{rows: empty, label: 无}]}]\n", "  - title: 空表", "没有 name"},
	} {
		from, err := Embedded(Default)
		if err != nil {
			t.Fatal(err)
		}
		files := fstest.MapFS{}
		_ = fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				data, _ := fs.ReadFile(from, path)
				files[path] = &fstest.MapFile{Data: data}
			}
			return err
		})
		text := strings.Replace(string(files[c.file].Data), c.old, c.new, 1)
		files[c.file].Data = []byte(text)
		told(t, files, c.file, 1+strings.Count(text[:strings.Index("\n"+text, "\n"+c.at)], "\n"), c.say)
	}
	own := fstest.MapFS{
		"format.yaml": {Data: []byte("extends: shanxi-unit\n")},
		"style.yaml":  {Data: []byte("margin: {top: 20}\ntext:\n  body:\n    size: 2\n")},
	}
	told(t, own, "style.yaml", 4, "text.body 的字号")
}

// told wants one fault that says something at a line, and no other.
func told(t *testing.T, files fs.FS, file string, line int, say string) {
	t.Helper()
	_, faults := Load(files)
	if len(faults) != 1 || faults[0].At.Book != file || faults[0].At.Row != line || !strings.Contains(faults[0].String(), say) {
		t.Errorf("want %q at %s:%d alone, got\n%v", say, file, line, faults)
	}
}
