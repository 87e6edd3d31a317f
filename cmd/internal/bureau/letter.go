package bureau

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"yugong/cmd/internal/batch"
	"yugong/model/diag"
	"yugong/model/workbook/overview"
)

// Letter is what is to be sent back to a unit: a text for a chat or a mail.
type Letter struct {
	Unit  string // or its file
	lines []string
}

// mostListed is how many findings a letter lists.
const mostListed = 40

// Letters are the messages to all units that have something to mend or have not
// handed in, in the order of the report.
func (v *Review) Letters() []Letter {
	var all []Letter
	for i := range v.Records {
		if l := letterOf(v.Names[i], &v.Records[i]); l != nil {
			all = append(all, *l)
		}
	}
	for i := range v.Missing {
		all = append(all, reminder(&v.Missing[i]))
	}
	return all
}

// letterOf returns nil for a unit with nothing to mend.
func letterOf(name string, r *batch.Record) *Letter {
	errors, warnings := r.Findings.Count(diag.Error), r.Findings.Count(diag.Warning)
	if errors+warnings == 0 {
		return nil
	}
	l := &Letter{Unit: name}
	l.say("%s：", l.Unit)
	switch {
	case r.Unread:
		l.say("你单位报送的 %s 没有读取。", r.Input)
	case r.Failed():
		l.say("你单位报送的 %s 有 %d 处错误，还没有生成公开文件，请改正后重新报送。", r.Input, errors)
	case errors > 0:
		l.say("你单位报送的 %s 已生成草稿，有 %d 处错误，改正后才能定稿，请重新报送。", r.Input, errors)
	default:
		l.say("你单位报送的 %s 已生成公开文件，有 %d 处请核对，确有问题请改正后重新报送。", r.Input, warnings)
	}
	l.say("")
	n := 0
	for _, severity := range []diag.Severity{diag.Error, diag.Warning} {
		for _, d := range r.Findings {
			if d.Severity != severity {
				continue
			}
			if n++; n > mostListed {
				continue
			}
			l.say("%d. 【%s】%s", n, severity, batch.Said(d))
			if len(d.Hints) > 0 {
				l.say("   %s", strings.Join(d.Hints, "；"))
			}
		}
	}
	if n > mostListed {
		l.say("还有 %d 处没有列出，可用 yugong check 查看。", n-mostListed)
	}
	return l
}

func reminder(e *overview.Entry) Letter {
	l := Letter{Unit: e.Name}
	l.say("%s：", e.Name)
	l.say("还没有收到你单位的预算公开工作簿（.xlsx），请尽快报送。")
	return l
}

func (l *Letter) say(format string, args ...any) {
	l.lines = append(l.lines, fmt.Sprintf(format, args...))
}

// letterEnd is the last line of every letter, by which letters are known.
const letterEnd = "（预公生成）"

// WriteTo writes the letter as text, with the line ends of Windows, whose
// editor older offices still use.
func (l *Letter) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, "\ufeff"+strings.Join(append(l.lines, "", letterEnd), "\r\n")+"\r\n")
	return int64(n), err
}

// IsLetter reports whether a text is one of these.
func IsLetter(r io.Reader) bool {
	last := ""
	for s := bufio.NewScanner(r); s.Scan(); {
		last = s.Text()
	}
	return strings.TrimRight(last, "\r") == letterEnd
}
