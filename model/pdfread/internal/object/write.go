package object

import (
	"bufio"
	"fmt"
	"io"
	"maps"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Ref is a reference to an object.
type Ref = types.IndirectRef

// Add gives an object a number of its own.
func (f *File) Add(o Object) Ref {
	if f.added == nil {
		f.added = map[int]Object{}
	}
	n := f.firstAdded() + len(f.added)
	f.added[n] = o
	return *types.NewIndirectRef(n, 0)
}

// Dests are the places of pages that names lead to.
func (f *File) Dests() Dict {
	root, err := f.table.Catalog()
	if err != nil {
		return nil
	}
	return f.Dict(root["Dests"])
}

// NameDests lets more names lead to places of pages.
func (f *File) NameDests(names Dict) {
	all := Dict{}
	maps.Copy(all, f.Dests())
	maps.Copy(all, names)
	if root, err := f.table.Catalog(); err == nil {
		root["Dests"] = all
	}
}

// Content makes a stream of drawing operators.
func Content(d Dict, data string) Object {
	return types.StreamDict{Dict: d, Raw: []byte(data)}
}

// Write writes the file anew: every object by itself, decrypted, with a plain
// cross-reference table. What pdfcpu mended stays mended. The same file gives
// the same bytes.
func (f *File) Write(w io.Writer) error {
	out := &counter{w: bufio.NewWriter(w)}
	fmt.Fprint(out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := map[int]int64{}
	list := f.numbers()
	for i := range len(f.added) {
		list = append(list, f.firstAdded()+i)
	}
	for _, n := range list {
		o, ok := f.object(n)
		if !ok {
			continue
		}
		at[n] = out.n
		if err := writeObject(out, n, o); err != nil {
			return err
		}
	}
	f.writeEnd(out, at, list[len(list)-1])
	if out.err != nil {
		return out.err
	}
	return out.w.Flush()
}

func (f *File) firstAdded() int {
	n := 1
	for m := range f.table.Table {
		n = max(n, m+1)
	}
	return n
}

// object is what is written under a number: not what held other objects, nor
// what encrypted them.
func (f *File) object(n int) (Object, bool) {
	if o, ok := f.added[n]; ok {
		return o, true
	}
	if e := f.table.Encrypt; e != nil && e.ObjectNumber.Value() == n {
		return nil, false
	}
	entry := f.table.Table[n]
	if entry == nil || entry.Free || entry.Object == nil {
		return nil, false
	}
	switch entry.Object.(type) {
	case types.ObjectStreamDict, *types.ObjectStreamDict, types.XRefStreamDict, *types.XRefStreamDict:
		return nil, false
	}
	return entry.Object, true
}

func writeObject(out *counter, n int, o Object) (err error) {
	defer func() {
		if recover() != nil { // an object that cannot be written
			err = broken
		}
	}()
	fmt.Fprintf(out, "%d 0 obj\n", n)
	if sd, ok := o.(types.StreamDict); ok {
		d := make(Dict, len(sd.Dict)+1)
		for k, v := range sd.Dict {
			d[k] = v
		}
		d["Length"] = types.Integer(len(sd.Raw))
		fmt.Fprintf(out, "%s\nstream\n", d.PDFString())
		out.Write(sd.Raw)
		fmt.Fprint(out, "\nendstream")
	} else {
		fmt.Fprint(out, o.PDFString())
	}
	fmt.Fprint(out, "\nendobj\n")
	return nil
}

func (f *File) writeEnd(out *counter, at map[int]int64, last int) {
	start := out.n
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", last+1)
	for n := 1; n <= last; n++ {
		if pos, ok := at[n]; ok {
			fmt.Fprintf(out, "%010d 00000 n \n", pos)
		} else {
			fmt.Fprint(out, "0000000000 65535 f \n")
		}
	}
	trailer := Dict{"Size": types.Integer(last + 1)}
	if f.table.Root != nil {
		trailer["Root"] = *f.table.Root
	}
	if f.table.Info != nil {
		trailer["Info"] = *f.table.Info
	}
	if len(f.table.ID) > 0 {
		trailer["ID"] = f.table.ID
	}
	fmt.Fprintf(out, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", trailer.PDFString(), start)
}

// counter counts what it writes and keeps the first error.
type counter struct {
	w   *bufio.Writer
	n   int64
	err error
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	if c.err == nil {
		c.err = err
	}
	return n, err
}
