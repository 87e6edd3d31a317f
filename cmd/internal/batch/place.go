package batch

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"yugong/cmd/internal/safefile"
	"yugong/model/oserr"
)

// settle gives a unit its name and notes it in the journal; write reports
// whether its document is yet to be put there.
func (b *run) settle(u *unit) (write bool) {
	r := &u.record
	if u.err != nil {
		return false
	}
	if r.Failed() {
		if was := b.state.old[r.Input]; was != nil {
			r.Earlier = b.stillThere(was.Output + was.Earlier) // one of them is empty
		}
		u.err = b.state.add(r)
		return false
	}
	name, err := b.name(r)
	if err != nil {
		u.err = err
		return false
	}
	b.taken[folded(name)] = r.Input
	if r.Reused && r.Output == name {
		return false
	}
	r.Output, r.Reused = name, false
	u.err = b.state.add(r)
	return u.err == nil
}

// stillThere returns the path of a document below the output folder, "" when
// there is none.
func (b *run) stillThere(output string) string {
	if output == "" {
		return ""
	}
	if _, err := b.state.root.Stat(filepath.FromSlash(output)); err != nil {
		return ""
	}
	return output
}

// put writes a unit's document. A file that stands in the way is the unit's
// fault; a disk that is full or may not be written ends the batch.
func (u *unit) put(b *run) {
	pdf, ofd := u.pdf, u.ofd
	u.pdf, u.ofd = nil, nil
	var err error
	if ofd != nil {
		err = b.write(beside(u.record.Output), ofd)
	}
	if err == nil {
		err = b.write(u.record.Output, pdf)
	}
	if err == nil {
		return
	}
	if !inTheWay(err) {
		u.err = err
		return
	}
	u.record.Earlier, u.record.Name, u.record.Output, u.record.OFD = "", "", "", ""
	u.record.fail(err.Error(), "")
	u.err = b.state.add(&u.record)
}

func (b *run) write(output string, data []byte) error {
	target := filepath.Join(b.Out, filepath.FromSlash(output))
	if err := b.state.reach(output); err != nil {
		return &safefile.Error{Path: target, Err: err}
	}
	content := func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}
	err := safefile.WriteVia(b.state.staging, target, content)
	if link := (*os.LinkError)(nil); errors.As(err, &link) && !inTheWay(err) {
		return safefile.Write(target, content) // the subfolder may be on another disk
	}
	return err
}

// inTheWay tells what is wrong with one file from what is wrong with the disk.
func inTheWay(err error) bool {
	return oserr.Locked(err) || errors.Is(err, oserr.ErrFolder) ||
		errors.Is(err, safefile.ErrReadOnly) || errors.Is(err, safefile.ErrSpecial) || errors.Is(err, errLeadsOut)
}

// name is where a unit's document goes. Of two units that share the name, the
// first keeps it and the other has that of its input added, whichever was built
// faster.
func (b *run) name(r *Record) (string, error) {
	for n := 0; ; n++ {
		name := outputOf(r, n)
		if by, ok := b.taken[folded(name)]; ok && by != r.Input {
			continue
		}
		if free, err := b.state.claim(name, r.Input, b.known); free || err != nil {
			return name, err
		}
	}
}

// folded is a path as systems compare it that know no case.
func folded(path string) string { return strings.ToLower(path) }
