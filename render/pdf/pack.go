package pdf

import (
	"bufio"
	"crypto/sha256"
	"io"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

const header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"

// pack writes the file: streams deflated, other objects in an object stream, and
// a hash of both as identifier. pdfcpu's own order of objects is that of a map,
// and its dates and identifier come from the clock; but told which objects to
// write, it leaves all that alone.
func (f *finisher) pack(w io.Writer) error {
	ctx := f.ctx
	hash := sha256.New()
	objects := types.NewObjectStreamDict()
	holder := *ctx.Size // the object stream's number
	for id := holder - 1; id > 0; id-- {
		e := ctx.Table[id]
		if s, ok := e.Object.(types.StreamDict); ok {
			if err := f.deflate(&s, s.Raw); err != nil {
				return err
			}
			e.Object = s
			hash.Write(s.Raw)
			ctx.Write.ObjNrs = append(ctx.Write.ObjNrs, id)
			continue
		}
		index := objects.ObjCount
		e.Compressed, e.ObjectStream, e.ObjectStreamInd = true, &holder, &index
		ctx.Write.SetWriteOffset(id)
		if err := objects.AddObject(id, e.Object.PDFString()); err != nil {
			return err
		}
	}
	objects.Finalize()
	hash.Write(objects.Content)
	stream := types.StreamDict{Dict: types.Dict{
		"Type": types.Name("ObjStm"), "N": types.Integer(objects.ObjCount), "First": types.Integer(objects.FirstObjOffset),
	}}
	if err := f.deflate(&stream, objects.Content); err != nil {
		return err
	}
	ctx.Write.ObjNrs = append(ctx.Write.ObjNrs, f.add(stream).ObjectNumber.Value())
	sum := types.NewHexLiteral(hash.Sum(nil)[:16])
	ctx.ID = types.Array{sum, sum}
	ctx.Write.Writer = bufio.NewWriter(w)
	if _, err := ctx.Write.WriteString(header); err != nil {
		return err
	}
	ctx.Write.Offset = int64(len(header))
	if err := pdfcpu.WriteIncrement(ctx); err != nil {
		return err
	}
	return ctx.Write.Flush()
}

// deflate gives a stream its data, deflated unless it has a filter already.
func (f *finisher) deflate(s *types.StreamDict, data []byte) error {
	if _, ok := s.Dict["Filter"]; !ok {
		from := f.packed.Len()
		f.zip.Reset(&f.packed)
		if _, err := f.zip.Write(data); err != nil {
			return err
		}
		if err := f.zip.Close(); err != nil {
			return err
		}
		data = f.packed.Bytes()[from:]
		s.Dict["Filter"] = types.Name("FlateDecode")
	}
	size := int64(len(data))
	s.Raw, s.StreamLength = data, &size
	s.Dict["Length"] = types.Integer(size)
	return nil
}
