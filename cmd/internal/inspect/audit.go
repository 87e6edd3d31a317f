package inspect

import (
	"os"
	"path"
	"path/filepath"
	"strings"

	"yugong"
	"yugong/cmd/internal/safefile"
	"yugong/model/diag"
)

// Audit audits a document by the form that it follows, unless the journal has
// it from an earlier run; its annotated copy goes into the folder of reports.
// Without a folder, "", there is no copy and no journal.
func Audit(s Source, publishers []*yugong.Publisher, exact bool, folder string, book *Journal) Record {
	if book == nil {
		return audit(s, publishers, exact, folder)
	}
	key := book.Key(s)
	if r, ok := book.Find(key); ok {
		return r
	}
	r := audit(s, publishers, exact, folder)
	if err := book.Note(key, &r); err != nil {
		r.Findings.Warnf(diag.Pos{Book: path.Base(s.Name)}, "", "没有记下核对结果，下次要重新核对：%v", err)
	}
	return r
}

func audit(s Source, publishers []*yugong.Publisher, exact bool, folder string) (r Record) {
	read, err := yugong.ReadPublication(s.Path)
	if err != nil {
		r.Findings.Errorf(diag.Pos{Book: path.Base(s.Name)}, "%v", err)
		return r
	}
	a := read.Follows(publishers).AuditRead(read, exact)
	r = Of(a, read.Pages())
	if folder == "" || read.Pages() == 0 || len(r.Findings) == 0 {
		return r
	}
	name := strings.TrimSuffix(s.Name, path.Ext(s.Name)) + CopyMark + ".pdf"
	to := filepath.Join(folder, filepath.FromSlash(name))
	err = os.MkdirAll(filepath.Dir(to), 0o777)
	if err == nil {
		err = safefile.Write(to, a.Copy)
	}
	if err != nil {
		r.Findings.Warnf(diag.Pos{Book: path.Base(s.Name)}, "", "没有写出批注稿：%v", err)
		return r
	}
	r.Copy = name
	return r
}
