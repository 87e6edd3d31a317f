package workbook

import (
	"regexp"
	"strings"
	"unicode"

	"yugong/model/diag"
	"yugong/model/fold"
	"yugong/model/sieve"
	"yugong/model/workbook/internal/celltext"
	"yugong/model/workbook/internal/grid"
	"yugong/model/workbook/internal/schema"
)

// residues are what programs leave in a cell in place of words (rule X05). Of the
// characters that a pattern needs one must be there: most texts need no pattern
// tried, which would take as long as reading them.
var residues = []leftover{
	{"公式", "=(", regexp.MustCompile(`^[=@+]?(?:_xl\w+\.)*[A-Za-z][A-Za-z0-9.]*\(.*\)$|^=|DISPIMG\(`)},
	{"表格软件的错误值", "#", regexp.MustCompile(`(?i)#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|GETTING_DATA)`)},
	{"表格软件的错误值", ":!", regexp.MustCompile(`^(?:Err:\d{3}|#?REF!)$`)},
	{"表格软件的零日期", "9", regexp.MustCompile(`^(?:1900[-/年.]0?1[-/月.]0?0日?|1899[-/年.]12[-/月.]3[01]日?)$`)},
	{"显示不下的数字", "#", regexp.MustCompile(`^#{2,}$|#{4,}`)},
	{"程序的转义", `_\%`, regexp.MustCompile(`_x[0-9A-F]{4}_|\\[nrt](?:[^A-Za-z]|$)|%[sd](?:[^A-Za-z]|$)`)},
	{"乱码", "锟烫屯ÃÂâãäåæçèéïð?", regexp.MustCompile(`锟斤拷|烫烫烫|屯屯屯|[\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{ff}][\x{80}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{ff}]|\?{3,}`)},
	{"没有填写的模板", "请", regexp.MustCompile(`[\[(【<]请(?:输入|选择|补充|填入)[^\])】>]*[\])】>]`)},
	{"程序的空值", "lLdN]", regexp.MustCompile(`\p{Han}(?:null|NULL|undefined|NaN)(?:$|[^A-Za-z0-9_])|\[objectObject\]`)},
	{"程序的空值", "nN]", regexp.MustCompile(`(?i)^(?:null|\(null\)|nan|none|nil|undefined|<na>|#?n/a|\[objectobject\]|infinity|-inf|inf|nat)[.。]?$`)},
	{"文字处理软件的域", "错rR_\\", regexp.MustCompile(`错误[!！](?:未定义|未找到|使用|不能|书签|文档|链接)|(?i)error!(?:bookmark|reference|hyperlink|nottext)|PAGEREF|MERGEFORMAT|MERGEFIELD|_Toc\d|HYPERLINK\\?"|^TOC\\`)},
	{"网页代码", "<&", markup},
	{"没有写完的引用", "同如见〃\"d略", regexp.MustCompile(`^[(（]?(?:同上|同前|同左|同右|如上|见上|〃|"|ditto|略|从略)[)）]?[。.]?$`)},
}

var markup = regexp.MustCompile(`(?i)</?w:|</?(?:p|br|div|span|td|tr|th|table|tbody|font|b|i|u|strong|em|a|img|ul|ol|li|o:p|style|script|html|body|h[1-6])(?:\s[^<>]*)?/?>|&(?:nbsp|lt|gt|amp|quot|apos|ldquo|rdquo|lsquo|rsquo|mdash|ndash|middot|hellip|#\d+|#x[0-9a-f]+);`)

type leftover struct {
	what, needs string
	pattern     *regexp.Regexp
}

var needed = sieve.New(residues, func(r leftover) string { return r.needs })

// remains says what a program left, or "".
func remains(text string) string {
	try := needed.Through(text)
	for i := range residues {
		if try&(1<<i) != 0 && residues[i].pattern.MatchString(text) {
			return residues[i].what
		}
	}
	return ""
}

var (
	truth     = regexp.MustCompile(`(?i)^(?:true|false)$`)
	truthWord = regexp.MustCompile(`^(?:是|否|对|错|真|假)[。.]?$|(?:^|\P{Latin})(?:TRUE|FALSE)(?:\P{Latin}|$)`)
)

// machineMade says what a text is that no person wrote, or "". prose is a column
// of sentences, where a bare number or a truth value says nothing either; of
// names a mark alone, or the 0 of a link to a blank cell, is none.
func machineMade(text string, prose, name bool) string {
	bare := fold.Text(text)
	if what := remains(bare); what != "" {
		return what
	}
	if strings.ContainsAny(text, "<&") && markup.MatchString(text) { // which spaces may be part of
		return "网页代码"
	}
	switch {
	case truth.MatchString(bare), prose && (len(bare) <= len("是。") || strings.Contains(bare, "E")) && truthWord.MatchString(bare):
		return "逻辑值"
	case prose && !strings.ContainsFunc(bare, unicode.IsLetter),
		name && (bare == "0" || !strings.ContainsFunc(bare, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })):
		return "没有文字"
	}
	return ""
}

// written holds for columns of words that are printed.
func written(c *schema.Column) bool {
	return c.Head != "备注" && (c.Shape == schema.Body || c.Shape == schema.Line)
}

// left reports what programs left in a cell in place of words. A draft prints it
// all the same, so that it is seen.
func (r *sheetReader) left(text string, cell *grid.Cell, c *schema.Column) bool {
	if !written(c) {
		return false
	}
	name := c.Shape == schema.Line && !c.Short
	what := ""
	switch {
	case strings.ContainsRune(text, unicode.ReplacementChar): // said where the text is cleaned
	case cell.Kind == grid.Bool && !c.Short:
		what = "逻辑值"
	case c.Shape == schema.Body && cell.Kind != grid.Text, name && cell.Kind == grid.Number:
		what = "没有文字"
	case truth.MatchString(text) && c.Short:
	default:
		what = machineMade(text, c.Shape == schema.Body, name)
	}
	if what == "" {
		return false
	}
	shown := "“" + c.Head + "”是“" + celltext.Shorten(celltext.OneLine(text)) + "”"
	if what == "没有文字" {
		shown += "，没有文字"
	} else {
		shown += "，是" + what + "，不是文字"
	}
	r.residue(shown, c)
	return true
}

func (r *sheetReader) residue(message string, c *schema.Column) {
	r.unsure = r.unsure || c.Required
	d := diag.Diagnostic{Severity: diag.Error, At: r.at, Rule: "X05", Message: message, Hints: []string{"请写成文字；没有就清空这一格"}}
	if r.info.Name == schema.SheetMembers {
		d.Rule = "" // its money would be nobody's in a draft too
	}
	r.list.Add(d)
}
