package published

import (
	"cmp"
	"strings"

	"yugong/model/diag"
	"yugong/model/money"
	"yugong/templates/form"
)

// projects tells the rows of units from those of their projects. Columns of their
// own tell; else nothing marks them, but a unit's figures are the sums of the
// rows below it, and its name is known from elsewhere or sounds like one.
func (p *part) projects(known map[string]bool, faults *diag.List) {
	var lines []*line
	above := "" // the unit that the row before names
	for i := range p.lines {
		l := &p.lines[i]
		switch {
		case l.set.Kind != form.RowsProjects:
		case p.hasField("project-name") && (l.set.NoUnits || p.hasField("unit-name")):
			above = cmp.Or(p.field(l.cells, "unit-name"), above)
			l.unit, l.code = above, p.field(l.cells, "project-name")
		case l.set.NoUnits:
			l.code = l.key
		default:
			lines = append(lines, l)
		}
	}
	s := segmenter{part: p, lines: lines, known: known}
	unit := ""
	starts := s.starts()
	for i, l := range lines {
		if starts[i] && s.headless(starts, i) {
			faults.Add(diag.Diagnostic{Severity: diag.Error, At: l.at, Rule: p.rule(),
				Message: "“" + p.label(l.cells) + "”之上缺少单位一行", Hints: []string{"项目应列在所属单位之下"}})
			l.code, unit = l.key, ""
			continue
		}
		if starts[i] {
			unit = l.key
			l.unit, l.code = unit, ""
			continue
		}
		l.unit, l.code = unit, l.key
	}
}

// segmenter divides lines into blocks of a unit and its projects.
type segmenter struct {
	*part
	lines []*line
	known map[string]bool
	sums  [][]money.Money // of the lines before, by column
	names []hint          // what the lines' names say
}

// hint is what a line's name says of it.
type hint struct {
	known  bool // a unit's, by other tables
	sounds bool // like a unit's
}

// Costs of an unlikely division.
const (
	costSum     = 20 // the projects do not add up to the unit
	costEmpty   = 40 // a unit without projects
	costKnown   = 90 // a unit's name among the projects
	costSounds  = 4  // a name that sounds like a unit among the projects
	costUnknown = 6  // a unit whose name does not sound like one
	costNew     = 1  // a unit that is known from nowhere else
)

// starts marks the lines that open a block, by the cheapest division.
func (s *segmenter) starts() []bool {
	n := len(s.lines)
	out := make([]bool, n)
	if n == 0 {
		return out
	}
	s.add()
	best, from := make([]int, n+1), make([]int, n+1)
	for e := 1; e <= n; e++ {
		best[e] = 1 << 30
		inside := 0
		for h := e - 1; h >= 0; h-- {
			if c := best[h] + s.cost(h, e) + inside; c < best[e] {
				best[e], from[e] = c, h
			}
			inside += s.asProject(h)
			if inside > best[e] {
				break
			}
		}
	}
	for e := n; e > 0; e = from[e] {
		out[from[e]] = true
	}
	return out
}

// add prepares the sums of the lines before each.
func (s *segmenter) add() {
	for _, l := range s.lines {
		s.names = append(s.names, hint{s.known[l.key], soundsLikeUnit(l.key)})
	}
	s.sums = make([][]money.Money, len(s.lines)+1)
	s.sums[0] = make([]money.Money, len(s.leaves))
	for i, l := range s.lines {
		s.sums[i+1] = make([]money.Money, len(s.leaves))
		for j := range s.leaves {
			s.sums[i+1][j] = s.sums[i][j].Add(l.cells[j].Amount)
		}
	}
}

func (s *segmenter) cost(head, end int) int {
	c := 0
	switch name := s.names[head]; {
	case name.known:
	case name.sounds:
		c += costNew
	default:
		c += costUnknown
	}
	if end == head+1 {
		return c + costEmpty
	}
	for j, l := range s.leaves {
		if l.Sum == nil {
			continue
		}
		var miss money.Total
		miss.Add(s.sums[end][j])
		miss.Sub(s.sums[head+1][j])
		miss.Sub(s.lines[head].cells[j].Amount)
		if !miss.IsZero() {
			return c + costSum
		}
	}
	return c
}

func (s *segmenter) asProject(i int) int {
	switch name := s.names[i]; {
	case name.known:
		return costKnown
	case name.sounds:
		return costSounds
	}
	return 0
}

// headless: the line that opens a block is no unit, but a project.
func (s *segmenter) headless(starts []bool, i int) bool {
	if s.names[i].known || s.names[i].sounds {
		return false
	}
	end := i + 1
	for end < len(starts) && !starts[end] {
		end++
	}
	return s.cost(i, end) >= costSum
}

// soundsLikeUnit knows the endings of the names of offices.
func soundsLikeUnit(name string) bool {
	for _, ending := range []string{"局", "中心", "办公室", "委员会", "院", "所", "站", "队", "馆", "学校", "中学", "小学", "幼儿园", "协会",
		"联合会", "本级", "机关", "厅", "部", "处", "校", "社", "会", "园", "场", "台", "政府", "法庭"} {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}
