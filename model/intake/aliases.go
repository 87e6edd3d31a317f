package intake

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"

	"yugong/model"
	"yugong/model/fold"
)

//go:embed aliases.yaml
var builtin []byte

// Aliases are the words of platforms and what they mean here. They are not
// changed once loaded and may be shared.
type Aliases struct {
	Hint string // Chinese: what to do about a word that is none of them

	heads      map[string]field
	categories map[string]category
	origins    map[string]model.Origin
	funds      map[string]model.Fund
	names      []string // every head as written, for questions
}

// field is what a column holds: one of the heads, or a column of money.
type field struct {
	name string // unit, function; "" for money
	fund model.Fund
	all  bool // the amount of the row, whatever the fund
	old  bool // the part carried over
}

func (f field) money() bool { return f.name == "" }

// category is what a word for a kind of expenditure means.
type category struct {
	kind     model.Kind
	use      model.Use
	projects string // category of projects
}

// file is aliases.yaml.
type file struct {
	Heads      map[string][]string `yaml:"heads"`
	Amounts    map[string][]string `yaml:"amounts"`
	Categories map[string]struct {
		Kind     string `yaml:"kind"`
		Use      string `yaml:"use"`
		Category string `yaml:"category"`
	} `yaml:"categories"`
	Origins map[string][]string `yaml:"origins"`
	Funds   map[string][]string `yaml:"funds"`
}

// Builtin returns the aliases that the program knows.
func Builtin() (*Aliases, error) { return new(Aliases).Extend(builtin) }

// mostBrackets bounds a file: the yaml reader takes the square of how deep they
// stand in each other.
const mostBrackets = 10_000

var errUnusable = errors.New("别名文件不是可用的 yaml；请对照内置的 aliases.yaml 书写")

// Extend returns the aliases with those of a file besides; where they differ
// the file's stand. The error is Chinese.
func (a *Aliases) Extend(data []byte) (*Aliases, error) {
	var in file
	if bytes.Count(data, []byte("["))+bytes.Count(data, []byte("{")) > mostBrackets {
		return nil, errUnusable
	}
	if err := yaml.UnmarshalWithOptions(data, &in, yaml.Strict()); err != nil {
		return nil, errUnusable
	}
	out := &Aliases{heads: copied(a.heads), categories: copied(a.categories), origins: copied(a.origins), funds: copied(a.funds), names: slices.Clone(a.names)}
	for _, add := range []func(*file) error{out.addHeads, out.addAmounts, out.addCategories, out.addValues} {
		if err := add(&in); err != nil {
			return nil, err
		}
	}
	slices.Sort(out.names)
	out.names = slices.Compact(out.names)
	return out, nil
}

func copied[K comparable, V any](m map[K]V) map[K]V {
	out := make(map[K]V, len(m))
	for k, v := range m {
		out[k] = v
	}
	return out
}

// known are the names of heads.
var known = []string{"unit", "unit-code", "category", "project-code", "project", "function", "function-name", "department-economic", "department-economic-name",
	"government-economic", "government-economic-name", "fund", "origin", "remark", "year", "number"}

func (a *Aliases) addHeads(in *file) error {
	for name, words := range in.Heads {
		if !slices.Contains(known, name) {
			return fmt.Errorf("别名文件的 heads 中没有 %q，可用：%s", name, strings.Join(known, "、"))
		}
		a.head(field{name: name}, words)
	}
	return nil
}

func (a *Aliases) head(f field, words []string) {
	for _, w := range words {
		a.heads[plain(w)] = f
		a.names = append(a.names, w)
	}
}

func (a *Aliases) addAmounts(in *file) error {
	for name, words := range in.Amounts {
		f := field{all: name == "total", old: name == "carryover"}
		if !f.all && !f.old {
			fund, ok := model.ParseFund(name)
			if !ok {
				return fmt.Errorf("别名文件的 amounts 中没有 %q，可用：total、carryover 和资金的英文名", name)
			}
			f.fund = fund
		}
		a.head(f, words)
	}
	return nil
}

func (a *Aliases) addCategories(in *file) error {
	for word, c := range in.Categories {
		kind, ok := model.ParseKind(c.Kind)
		if !ok {
			return fmt.Errorf("别名文件的 categories 中 %q 的 kind 不是支出类型：%q", word, c.Kind)
		}
		use, ok := model.ParseUse(c.Use)
		if !ok && c.Use != "" {
			return fmt.Errorf("别名文件的 categories 中 %q 的 use 应为 personnel 或 public：%q", word, c.Use)
		}
		a.categories[plain(word)] = category{kind, use, c.Category}
	}
	return nil
}

func (a *Aliases) addValues(in *file) error {
	for name, words := range in.Origins {
		origin, ok := model.ParseOrigin(name)
		if !ok {
			return fmt.Errorf("别名文件的 origins 中没有 %q，可用：current、carryover", name)
		}
		for _, w := range words {
			a.origins[plain(w)] = origin
		}
	}
	for name, words := range in.Funds {
		fund, ok := model.ParseFund(name)
		if !ok {
			return fmt.Errorf("别名文件的 funds 中没有资金 %q", name)
		}
		for _, w := range words {
			a.funds[plain(w)] = fund
		}
	}
	return nil
}

// plain is a head or a word as it is compared.
func plain(s string) string { return fold.Words(strings.Trim(s, "*＊ ：:")) }

// Nearest lists the three known heads that look most like one.
func (a *Aliases) Nearest(head string) []string {
	type near struct {
		name string
		far  int
	}
	head = plain(head)
	list := make([]near, len(a.names))
	for i, n := range a.names {
		list[i] = near{n, fold.Distance(head, plain(n))}
	}
	slices.SortStableFunc(list, func(a, b near) int { return a.far - b.far })
	var out []string
	for _, n := range list[:min(3, len(list))] {
		out = append(out, n.name)
	}
	return out
}
